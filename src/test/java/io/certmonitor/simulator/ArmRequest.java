package io.certmonitor.simulator;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator looks at in a request.
 *
 * @param method the HTTP method
 * @param base scheme, host and port that the caller used; next links lead back there
 * @param path as it was sent
 * @param query decoded, names in lower case
 * @param authorization the header, null when it was not sent
 * @param body as it was sent, empty when there was none
 */
record ArmRequest(
        String method,
        String base,
        String path,
        Map<String, String> query,
        @Nullable String authorization,
        String body) {

    ArmRequest {
        query = query.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT),
                        Map.Entry::getValue,
                        (first, second) -> first));
    }

    /** The page it asks for, the first when its token cannot be read. */
    int page() {
        try {
            return SkipToken.decode(query.get("$skiptoken")).page();
        } catch (IllegalArgumentException e) {
            return 1;
        }
    }

    String ownLink() {
        String token = query.get("$skiptoken");
        return base + path + "?api-version=" + apiVersion() + (token == null ? "" : "&%24skiptoken=" + token);
    }

    String apiVersion() {
        return query.getOrDefault("api-version", "");
    }

    String pageLink(String host, String skipToken) {
        return host + path + "?api-version=" + apiVersion() + "&%24skiptoken=" + skipToken;
    }
}
