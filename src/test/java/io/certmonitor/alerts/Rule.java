package io.certmonitor.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * One rule of the file.
 *
 * @param name of the alert, or of the metric that is recorded
 * @param isAlert whether it is an alert
 * @param expression its PromQL
 * @param waits whether it must hold for a time before it fires
 * @param labels of the alert
 * @param annotations of the alert
 */
record Rule(
        String name,
        boolean isAlert,
        String expression,
        boolean waits,
        Map<String, String> labels,
        Map<String, String> annotations) {

    static Rule of(JsonNode rule) {
        boolean isAlert = rule.has("alert");
        return new Rule(
                rule.path(isAlert ? "alert" : "record").asText(),
                isAlert,
                rule.path("expr").asText(),
                rule.has("for"),
                texts(rule.path("labels")),
                texts(rule.path("annotations")));
    }

    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    @Override
    public String toString() {
        return name;
    }
}
