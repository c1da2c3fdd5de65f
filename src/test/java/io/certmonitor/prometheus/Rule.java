package io.certmonitor.prometheus;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A rule as Prometheus has loaded it.
 *
 * @param name of the alert or the recorded series
 * @param expression PromQL, as Prometheus writes it
 * @param health {@code ok}, {@code err}, or {@code unknown} before it was evaluated
 * @param lastError why it could not be evaluated, or empty
 */
public record Rule(String name, String expression, String health, String lastError) {

    static Rule of(JsonNode rule) {
        return new Rule(
                rule.path("name").asText(),
                rule.path("query").asText(),
                rule.path("health").asText(),
                rule.path("lastError").asText());
    }
}
