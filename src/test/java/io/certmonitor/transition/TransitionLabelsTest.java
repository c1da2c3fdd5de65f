package io.certmonitor.transition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Texts that subscribers filter by. */
class TransitionLabelsTest {

    @Test
    void theTypesOfEventsAreAContract() {
        assertThat(EventType.values())
                .extracting(EventType::typeName)
                .contains(
                        "io.certmonitor.order.expiring.v1",
                        "io.certmonitor.order.expired.v1",
                        "io.certmonitor.order.failed.v1",
                        "io.certmonitor.order.degraded.v1",
                        "io.certmonitor.order.resolved.v1",
                        "io.certmonitor.order.renewed.v1",
                        "io.certmonitor.order.discovered.v1",
                        "io.certmonitor.order.removed.v1",
                        "io.certmonitor.subscription.unreachable.v1",
                        "io.certmonitor.subscription.restored.v1");
    }

    @Test
    void theTransitionsAreAContract() {
        assertThat(FindingTransition.values())
                .extracting(FindingTransition::label)
                .contains("raised", "escalated", "deescalated", "reminded", "resolved");
    }

    @Test
    void theReasonsAreAContract() {
        assertThat(ResolutionReason.values())
                .extracting(ResolutionReason::label)
                .contains("recovered", "renewed", "superseded", "removed", "unmonitored", "suppressed", "policy");
    }
}
