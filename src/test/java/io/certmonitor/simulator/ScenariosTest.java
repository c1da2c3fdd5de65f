package io.certmonitor.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.policy.FindingCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void everyScenarioHasAnOrderOfItsOwn() {
        var azure = new SimulatedAzure(Clock.fixed(NOW, ZoneOffset.UTC));

        Scenarios.populate(azure);

        assertThat(azure.orders()).hasSameSizeAs(Scenarios.all());
        assertThat(azure.orders()).extracting(SimulatedOrder::name).doesNotHaveDuplicates();
        assertThat(Scenarios.all()).extracting(Scenario::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyOrderHasWhatAzureAlwaysSends(Scenario scenario) {
        JsonNode order = Json.parse(scenario.order().apply(NOW).json());

        assertThat(order.path("location").asText()).isNotBlank();
        assertThat(order.at("/properties/productType").asText()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theDatesBearOutWhatIsExpected(Scenario scenario) {
        Duration remaining = scenario.order()
                .apply(NOW)
                .effectiveExpiry()
                .map(expiry -> Duration.between(NOW, expiry))
                .orElse(Duration.ofDays(365));

        assertThat(scenario.expected().stream()
                        .anyMatch(finding -> finding.code().equals("EXPIRED")))
                .isEqualTo(remaining.isNegative());
        for (ExpectedFinding finding : scenario.expected()) {
            String tier = finding.tier();
            if (tier != null) {
                long days = Long.parseLong(tier.replace("d", ""));
                assertThat(remaining).isPositive().isLessThanOrEqualTo(Duration.ofDays(days));
            }
        }
    }

    @Test
    void everyFindingIsToldByAnEvent() {
        assertThat(Scenarios.named("published-example").events())
                .containsExactly("io.certmonitor.order.expired.v1", "io.certmonitor.order.degraded.v1");
        assertThat(Scenarios.named("healthy").events()).isEmpty();
        assertThat(Scenarios.all())
                .allSatisfy(scenario -> assertThat(scenario.events()).hasSameSizeAs(scenario.expected()));
    }

    /** Waiting for a certificate is a finding only after a day, so no first sight gives it. */
    @Test
    void everyFindingThatAFirstSightCanGiveHasAScenario() {
        Set<String> expected = Scenarios.all().stream()
                .flatMap(scenario -> scenario.expected().stream())
                .map(ExpectedFinding::code)
                .collect(Collectors.toSet());

        assertThat(FindingCode.BUILT_IN)
                .filteredOn(code -> !code.equals(FindingCode.ISSUANCE_PENDING))
                .extracting(FindingCode::name)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void anUnknownNameIsTold() {
        assertThatThrownBy(() -> Scenarios.named("nope"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("No scenario nope");
    }

    static List<Scenario> all() {
        return Scenarios.all();
    }
}
