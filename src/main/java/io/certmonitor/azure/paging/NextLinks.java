package io.certmonitor.azure.paging;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.azure.failure.ListingException;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges the links from page to page of one listing before the SDK follows them. The SDK would send the bearer token to
 * whatever host a link names, and would go round in circles.
 */
final class NextLinks {

    /** Strict up to the path, so that no two parsers can read another host out of it. */
    private static final Pattern LINK = Pattern.compile(
            "(https?)://([a-z0-9._-]+|\\[[0-9a-f:.]+])(?::(\\d{1,5}))?(?:[/?]\\P{Cntrl}*)?", Pattern.CASE_INSENSITIVE);

    private final String origin;
    private final PageTrail trail = new PageTrail();

    NextLinks(URI endpoint) {
        this.origin = origin(endpoint.getScheme(), endpoint.getHost(), endpoint.getPort());
    }

    /**
     * The link to the next page; null when the page is the last.
     *
     * @throws ListingException when the link must not be followed
     */
    @Nullable
    String follow(JsonNode link) {
        if (link.isMissingNode()
                || link.isNull()
                || (link.isTextual() && link.textValue().isEmpty())) {
            return null;
        }
        Matcher matcher = LINK.matcher(link.isTextual() ? link.textValue() : "");
        if (!matcher.matches() || !isOrigin(matcher)) {
            throw PageTrail.badPaging("The link to the next page leads away from " + origin + ", and was not followed");
        }
        return trail.follow(link.textValue());
    }

    private boolean isOrigin(Matcher link) {
        int port = link.group(3) == null ? -1 : Integer.parseInt(link.group(3));
        return origin(link.group(1), link.group(2), port).equals(origin);
    }

    private static String origin(String scheme, String host, int port) {
        String lowerScheme = scheme.toLowerCase(Locale.ROOT);
        int actualPort = port >= 0 ? port : "https".equals(lowerScheme) ? 443 : 80;
        return lowerScheme + "://" + host.toLowerCase(Locale.ROOT) + ":" + actualPort;
    }
}
