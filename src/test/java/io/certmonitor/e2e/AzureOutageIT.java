package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.simulator.SimulatedOrder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Time goes on while Azure does not answer. */
class AzureOutageIT {

    @Test
    void orderThatCrossesATierMeanwhileStillYieldsItsEvent() {
        try (MonitorRig rig = new MonitorRig()) {
            Instant crossing = Instant.now().plusSeconds(20);
            rig.azure.putOrder(
                    SimulatedOrder.healthy(Instant.now(), "0b1f6471-1bf0-4dda-aec3-cb9272f09590", "shop", "web")
                            .expiresIn(Duration.between(Instant.now(), crossing).plusDays(14))
                            .build());
            var service = rig.start();
            await().atMost(MonitorRig.PATIENCE)
                    .untilAsserted(() -> assertThat(rig.toldInShort()).containsExactly("web: expiring EXPIRING 30d"));

            rig.arm.faults().unreachable(true);
            await().atMost(MonitorRig.PATIENCE)
                    .untilAsserted(() -> assertThat(rig.toldInShort())
                            .containsExactly("web: expiring EXPIRING 30d", "web: expiring EXPIRING 14d"));

            assertThat(Instant.now()).isAfter(crossing);
            assertThat(rig.api(service, "/api/v1/orders").path("orders")).hasSize(1);
        }
    }
}
