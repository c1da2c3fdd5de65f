package io.certmonitor.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * An alert that is pending or firing.
 *
 * @param state {@code pending} or {@code firing}
 * @param labels with the alert's name as {@code alertname}
 * @param annotations as they are rendered
 */
public record Alert(String state, Map<String, String> labels, Map<String, String> annotations) {

    /** Copies what it is given. */
    public Alert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /**
     * The name of its rule.
     *
     * @return the name
     */
    public String name() {
        return labels.getOrDefault("alertname", "");
    }

    static Alert of(JsonNode alert) {
        return new Alert(
                alert.path("state").asText(), Texts.of(alert.path("labels")), Texts.of(alert.path("annotations")));
    }
}
