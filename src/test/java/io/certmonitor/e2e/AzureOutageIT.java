package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.OrderOperation;
import io.certmonitor.simulator.SimulatedOrder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Time goes on while Azure does not answer. */
class AzureOutageIT {

    private static final String SUBSCRIPTION = "0b1f6471-1bf0-4dda-aec3-cb9272f09590";

    @Test
    void subscriptionThatCannotBeReadIsToldToBeUnreachableAndThenRestored() {
        try (MonitorRig rig = new MonitorRig().with("CERTMONITOR_POLL_STALE_AFTER", "2s")) {
            rig.azure.putOrder(SimulatedOrder.healthy(Instant.now(), SUBSCRIPTION, "shop", "web")
                    .build());
            rig.start();
            rig.awaitPolls(1);

            rig.arm.faults().unreachable(true);
            await().atMost(MonitorRig.PATIENCE).until(() -> rig.told().size() == 1);
            rig.arm.faults().unreachable(false);
            await().atMost(MonitorRig.PATIENCE).until(() -> rig.told().size() == 2);
            rig.awaitPolls(2);

            assertThat(rig.told()).extracting(Told::type).containsExactly("unreachable", "restored");
            assertThat(rig.told()).extracting(Told::reason).last().isEqualTo("recovered");
        }
    }

    @Test
    void orderThatCrossesATierMeanwhileStillYieldsItsEvent() {
        try (MonitorRig rig = new MonitorRig().with("CERTMONITOR_POLICY_CODES__RENEWAL_OVERDUE__ENABLED", "false")) {
            rig.azure.putOrder(SimulatedOrder.healthy(Instant.now(), SUBSCRIPTION, "shop", "web")
                    .expiresIn(Duration.ofDays(20))
                    .build());
            ServiceProcess service = rig.start();
            await().atMost(MonitorRig.PATIENCE)
                    .untilAsserted(() -> assertThat(rig.toldInShort()).containsExactly("web: expiring EXPIRING 30d"));
            Instant crossing = Instant.now().plusSeconds(20);
            rig.azure.apply(
                    SUBSCRIPTION,
                    "shop",
                    "web",
                    OrderOperation.expireIn(Duration.ofDays(14).plusSeconds(20)));
            rig.awaitPolls(2);

            rig.arm.faults().unreachable(true);
            assertThat(Instant.now())
                    .as("the outage begins before the crossing")
                    .isBefore(crossing.minusSeconds(2));
            assertThat(rig.told()).hasSize(1);

            await().atMost(MonitorRig.PATIENCE)
                    .untilAsserted(() -> assertThat(rig.toldInShort())
                            .containsExactly("web: expiring EXPIRING 30d", "web: expiring EXPIRING 14d"));
            assertThat(rig.api(service, "/api/v1/orders").path("orders")).hasSize(1);
        }
    }
}
