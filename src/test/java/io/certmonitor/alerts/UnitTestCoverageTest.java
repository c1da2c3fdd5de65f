package io.certmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The unit tests of the rules leave no alert out, and no side of it. */
class UnitTestCoverageTest {

    private record Case(JsonNode test, JsonNode check) {

        boolean fires() {
            return !check.path("exp_alerts").isEmpty();
        }
    }

    private final JsonNode tests = AlertFiles.yaml(AlertFiles.TESTS).path("tests");

    static List<Rule> alerts() {
        return AlertFiles.alerts();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertIsShownToFireAndNotToFire(Rule alert) {
        assertThat(cases(alert)).anyMatch(Case::fires).anyMatch(each -> !each.fires());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void whatFiresIsComparedWithAllAnnotations(Rule alert) {
        assertThat(cases(alert)
                        .filter(Case::fires)
                        .flatMap(each -> AlertFiles.elements(each.check().path("exp_alerts"))))
                .allSatisfy(fired -> {
                    assertThat(Rule.texts(fired.path("exp_annotations")).keySet())
                            .isEqualTo(alert.annotations().keySet());
                    assertThat(Rule.texts(fired.path("exp_labels"))).containsKey("severity");
                });
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertThatWaitsIsShownOnBothSidesOfTheWaiting(Rule alert) {
        if (alert.waits()) {
            assertThat(AlertFiles.elements(tests))
                    .anySatisfy(test -> assertThat(casesOf(test, alert))
                            .anyMatch(Case::fires)
                            .anyMatch(each -> !each.fires()));
        }
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertIsShownWithSeveralReplicas(Rule alert) {
        assertThat(cases(alert).map(each -> each.test().path("input_series").toString()))
                .anySatisfy(series -> assertThat(series).contains("instance=\\\"a\\\"", "instance=\\\"b\\\""));
    }

    private Stream<Case> cases(Rule alert) {
        return AlertFiles.elements(tests).flatMap(test -> casesOf(test, alert));
    }

    private static Stream<Case> casesOf(JsonNode test, Rule alert) {
        return AlertFiles.elements(test.path("alert_rule_test"))
                .filter(check -> check.path("alertname").asText().equals(alert.name()))
                .map(check -> new Case(test, check));
    }
}
