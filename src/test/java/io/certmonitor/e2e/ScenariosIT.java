package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.ExpectedFinding;
import io.certmonitor.simulator.Scenario;
import io.certmonitor.simulator.Scenarios;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every scenario of the catalogue, from Azure's JSON to what subscribers and the API see. */
class ScenariosIT {

    @Test
    void everyScenarioYieldsTheFindingsAndEventsThatTheCatalogueSays() {
        try (MonitorRig rig = new MonitorRig()) {
            Scenarios.populate(rig.azure);
            ServiceProcess service = rig.start();
            await().atMost(MonitorRig.PATIENCE)
                    .until(() ->
                            rig.api(service, "/api/v1/orders").path("total").asInt()
                                    == Scenarios.all().size());
            rig.awaitPolls(2);

            assertThat(shownFindings(rig, service)).isEqualTo(expectedFindings());
            assertThat(toldTypes(rig)).isEqualTo(expectedTypes());
        }
    }

    private static Map<String, Set<String>> shownFindings(MonitorRig rig, ServiceProcess service) {
        Map<String, Set<String>> shown = new TreeMap<>();
        for (JsonNode order : rig.api(service, "/api/v1/orders?limit=1000").path("orders")) {
            TreeSet<String> findings = new TreeSet<>();
            order.path("findings")
                    .forEach(finding -> findings.add(text(
                            finding.path("code").asText(),
                            finding.path("severity").asText(),
                            finding.path("tier").asText())));
            shown.put(order.path("order").path("name").asText(), findings);
        }
        return shown;
    }

    private static Map<String, Set<String>> expectedFindings() {
        Map<String, Set<String>> expected = new TreeMap<>();
        for (Scenario scenario : Scenarios.all()) {
            expected.put(
                    orderName(scenario),
                    scenario.expected().stream().map(ScenariosIT::text).collect(Collectors.toCollection(TreeSet::new)));
        }
        return expected;
    }

    private static Map<String, Set<String>> toldTypes(MonitorRig rig) {
        Map<String, Set<String>> told = new TreeMap<>();
        for (Told event : rig.told()) {
            told.computeIfAbsent(event.order(), order -> new TreeSet<>())
                    .add("io.certmonitor.order." + event.type() + ".v1");
        }
        return told;
    }

    private static Map<String, Set<String>> expectedTypes() {
        return Scenarios.all().stream()
                .filter(scenario -> !scenario.events().isEmpty())
                .collect(Collectors.toMap(
                        ScenariosIT::orderName,
                        scenario -> new TreeSet<>(scenario.events()),
                        (first, second) -> first,
                        TreeMap::new));
    }

    private static String orderName(Scenario scenario) {
        return scenario.order().apply(Instant.now()).name();
    }

    private static String text(ExpectedFinding expected) {
        return text(expected.code(), expected.severity(), expected.tier() == null ? "" : expected.tier());
    }

    private static String text(String code, String severity, String tier) {
        return (code + " " + severity + " " + tier).strip();
    }
}
