package io.certmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules for the Prometheus Operator are those for Prometheus. */
class PrometheusRuleTest {

    private final JsonNode resource = AlertFiles.yaml(AlertFiles.PROMETHEUS_RULE);

    @Test
    void itsSpecIsThePlainFileWordForWord() {
        String text = AlertFiles.text(AlertFiles.PROMETHEUS_RULE);
        String spec = text.substring(text.indexOf("\nspec:\n") + "\nspec:\n".length());
        String plain = AlertFiles.text(AlertFiles.RULES);
        String groups = plain.substring(plain.indexOf("\ngroups:\n") + 1);

        assertThat(spec)
                .as("what follows spec is what begins with groups in the plain file, indented by two spaces")
                .isEqualTo(groups.lines()
                        .map(line -> line.isEmpty() ? "\n" : "  " + line + "\n")
                        .collect(Collectors.joining()));
        assertThat(resource.path("spec").path("groups"))
                .isEqualTo(AlertFiles.yaml(AlertFiles.RULES).path("groups"));
    }

    @Test
    void itIsAPrometheusRule() {
        assertThat(resource.path("apiVersion").asText()).isEqualTo("monitoring.coreos.com/v1");
        assertThat(resource.path("kind").asText()).isEqualTo("PrometheusRule");
        assertThat(resource.path("metadata").path("name").asText()).isEqualTo("certmonitor");
        assertThat(resource.path("metadata")
                        .path("labels")
                        .path("app.kubernetes.io/name")
                        .asText())
                .isEqualTo("certmonitor");
    }

    @Test
    void itHasNoFieldThatTheOperatorWouldRefuse() {
        assertFields(resource, "apiVersion", "kind", "metadata", "spec");
        assertFields(resource.path("metadata"), "name", "namespace", "labels", "annotations");
        assertFields(resource.path("spec"), "groups");
        for (JsonNode group : resource.path("spec").path("groups")) {
            assertFields(group, "name", "interval", "limit", "partial_response_strategy", "rules");
            for (JsonNode rule : group.path("rules")) {
                assertFields(rule, "alert", "record", "expr", "for", "keep_firing_for", "labels", "annotations");
                assertThat(rule.has("alert")).as(rule.toString()).isNotEqualTo(rule.has("record"));
            }
        }
    }

    private static void assertFields(JsonNode object, String... allowed) {
        assertThat(object.isObject()).isTrue();
        assertThat(Set.of(allowed)).containsAll(object::fieldNames);
    }
}
