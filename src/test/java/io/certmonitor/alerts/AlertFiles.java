package io.certmonitor.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rules in their two forms, their unit tests and their runbook. */
final class AlertFiles {

    static final Path RULES = Path.of("k8s", "alerts", "certmonitor.rules.yaml");
    static final Path TESTS = Path.of("k8s", "alerts", "certmonitor.rules.test.yaml");
    static final Path PROMETHEUS_RULE = Path.of("k8s", "components", "prometheus-operator", "prometheusrule.yaml");
    static final Path RUNBOOK = Path.of("docs", "runbook.md");

    private AlertFiles() {}

    static List<Rule> rules() {
        return elements(yaml(RULES).path("groups"))
                .flatMap(group -> elements(group.path("rules")))
                .map(Rule::of)
                .toList();
    }

    static List<Rule> alerts() {
        return rules().stream().filter(Rule::isAlert).toList();
    }

    static JsonNode yaml(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
