package io.certmonitor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatedOrder;
import io.certmonitor.simulator.SimulatorOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoStoryTest {

    private static final Instant READY = Instant.parse("2026-11-23T14:00:00Z");
    private static final Duration TIER = Duration.ofDays(14);

    private final StoryClock clock = new StoryClock();
    private final SimulatedAzure azure = new SimulatedAzure(clock);

    @BeforeEach
    void prepare() {
        DemoStory.prepare(azure);
    }

    @Test
    void ordersStartInBestHealth() {
        assertThat(azure.orders()).hasSize(5).allSatisfy(order -> {
            assertThat(order.property("status").asText()).isEqualTo("Issued");
            assertThat(order.effectiveExpiry().orElseThrow()).isAfter(READY.plus(Duration.ofDays(100)));
        });
    }

    @Test
    void everyKindOfEventIsExpected() {
        assertThat(DemoStory.steps().stream().flatMap(step -> step.expected().stream()))
                .extracting(ExpectedEvent::kind)
                .contains("expiring", "expired", "failed", "degraded", "resolved", "renewed");
    }

    @Test
    void aMinuteIsEnoughForAll() {
        assertThat(DemoStory.steps()).extracting(StoryStep::at).isSorted();
        assertThat(DemoStory.steps().stream().flatMap(step -> step.expected().stream()))
                .allMatch(expected -> expected.dueIn(Duration.ofSeconds(60)));
    }

    @Test
    void keyVaultIsBrokenAndRepaired() {
        tellUntil(Duration.ofSeconds(8));
        assertThat(keyVaultState()).isEqualTo("OperationNotPermittedOnKeyVault");

        tellUntil(Duration.ofMinutes(1));
        assertThat(keyVaultState()).isEqualTo("Succeeded");
    }

    @Test
    void deniedOrderIsDeletedInTheEnd() {
        tellUntil(Duration.ofSeconds(20));
        assertThat(order(DemoStory.BLOG).orElseThrow().property("status").asText())
                .isEqualTo("Denied");

        tellUntil(Duration.ofMinutes(1));
        assertThat(order(DemoStory.BLOG)).isEmpty();
    }

    @Test
    void ordersCrossTheirTiersWhenTheStoryExpectsIt() {
        tellUntil(Duration.ofSeconds(20));

        assertThat(expiry(DemoStory.SHOP)).isEqualTo(READY.plusSeconds(14).plus(TIER));
        assertThat(expiry(DemoStory.OLD)).isEqualTo(READY.plusSeconds(19));
    }

    @Test
    void oneTierIsCrossedWhileAzureDoesNotAnswer() {
        ExpectedEvent crossing = DemoStory.steps().stream()
                .flatMap(step -> step.expected().stream())
                .filter(expected -> expected.order().equals(DemoStory.LOGIN))
                .findFirst()
                .orElseThrow();

        tellUntil(Duration.ofSeconds(20));

        Instant crossed = expiry(DemoStory.LOGIN).minus(TIER);
        assertThat(Duration.between(READY, crossed))
                .isBetween(crossing.from().plusSeconds(2), crossing.until().minusSeconds(5));
    }

    @Test
    void renewedCertificateEndsLater() {
        tellUntil(Duration.ofMinutes(1));

        assertThat(expiry(DemoStory.SHOP)).isAfter(READY.plus(Duration.ofDays(100)));
    }

    /** Tells the story from the beginning, at the times it is told at. */
    private void tellUntil(Duration end) {
        try (ArmSimulator simulator = ArmSimulator.start(azure, SimulatorOptions.defaults())) {
            DemoStory.steps().stream()
                    .filter(step -> step.at().compareTo(end) <= 0)
                    .filter(step -> READY.plus(step.at()).isAfter(clock.now))
                    .forEach(step -> {
                        clock.now = READY.plus(step.at());
                        step.action().on(azure, simulator.faults());
                    });
        }
    }

    private Optional<SimulatedOrder> order(String name) {
        return azure.order(DemoStory.SUBSCRIPTION, DemoStory.RESOURCE_GROUP, name);
    }

    private Instant expiry(String name) {
        return order(name).orElseThrow().effectiveExpiry().orElseThrow();
    }

    private String keyVaultState() {
        return order(DemoStory.PAY)
                .orElseThrow()
                .property("certificates.main.provisioningState")
                .asText();
    }

    private static final class StoryClock extends Clock {

        private Instant now = READY;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
