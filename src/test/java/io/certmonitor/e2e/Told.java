package io.certmonitor.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * An event as a subscriber sees it.
 *
 * @param order the order's name; empty for an event about a subscription
 * @param type the short type, for example {@code expired}
 * @param finding the finding's code; empty where there is none
 * @param tier its tier; empty when it has none
 * @param reason why it was resolved, and for a subscription why that was told; else empty
 */
record Told(String id, String order, String type, String finding, String tier, String reason, String message) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Told of(CloudEvent event) {
        try {
            JsonNode data =
                    JSON.readTree(Objects.requireNonNull(event.getData()).toBytes());
            JsonNode finding = data.path("finding");
            return new Told(
                    event.getId(),
                    data.path("order").path("name").asText(),
                    event.getType().replaceAll("io\\.certmonitor\\.[a-z]+\\.(.*)\\.v1", "$1"),
                    finding.path("code").asText(),
                    finding.path("tier").asText(),
                    (finding.isMissingNode() ? data : finding).path("reason").asText(),
                    finding.path("message").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In short, for example {@code web: resolved EXPIRING 14d renewed}. */
    String inShort() {
        return (order + ": " + String.join(" ", type, finding, tier, reason))
                .replaceAll(" +", " ")
                .strip();
    }
}
