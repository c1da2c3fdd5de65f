package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.Fault;
import io.certmonitor.simulator.FaultRule;
import io.certmonitor.simulator.OrderOperation;
import io.certmonitor.simulator.SimulatedOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A replica is suspended, as by a hypervisor or a debugger, until another has taken its place, and goes on then. */
class SuspendedReplicaIT {

    /** So many that each replica owns some. */
    private static final int ORDERS = 24;

    private static final Duration TO_THE_TIER = Duration.ofSeconds(40);

    @Test
    void whatItsSuccessorHasToldBecauseTimePassedItDoesNotTellAgain() {
        try (MonitorRig rig = new MonitorRig()
                .with("CERTMONITOR_STREAM_SESSION_TIMEOUT", "6s")
                .with("CERTMONITOR_POLICY_CODES__RENEWAL_OVERDUE__ENABLED", "false")) {
            for (int i = 0; i < ORDERS; i++) {
                rig.azure.putOrder(SimulatedOrder.healthy(Instant.now(), subscription(i), "shop", "web-" + i)
                        .expiresIn(Duration.ofDays(20))
                        .build());
            }
            ServiceProcess before = rig.start();
            ServiceProcess successor = rig.start();
            await().atMost(MonitorRig.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(rig.toldInShort()).containsExactlyInAnyOrderElementsOf(told("30d")));
            Instant tier = Instant.now().plus(TO_THE_TIER);
            for (int i = 0; i < ORDERS; i++) {
                rig.azure.apply(
                        subscription(i),
                        "shop",
                        "web-" + i,
                        OrderOperation.expireIn(Duration.ofDays(14).plus(TO_THE_TIER)));
            }
            rig.awaitPolls(4);

            // What starts now observes nothing, so that what time brings about is all that it commits.
            rig.arm.faults().add(FaultRule.always(new Fault.Hang()));
            before.stop();
            ServiceProcess suspended = rig.start();
            awaitSharing(rig, suspended, successor);
            suspended.pause();
            assertThat(Instant.now()).as("it is suspended before the tier").isBefore(tier.minusSeconds(5));
            await().atMost(MonitorRig.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(Collections.frequency(tiers(rig), "14d")).isEqualTo(ORDERS));
            suspended.resume();
            awaitSharing(rig, suspended, successor);

            assertThat(rig.toldInShort())
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(told("30d").stream(), told("14d").stream())
                            .toList());
        }
    }

    private static String subscription(int number) {
        return new UUID(0, number).toString();
    }

    private static void awaitSharing(MonitorRig rig, ServiceProcess one, ServiceProcess other) {
        await().atMost(MonitorRig.PATIENCE).untilAsserted(() -> {
            assertThat(one.isReady()).isTrue();
            assertThat(rig.series(one)).isBetween(1L, ORDERS - 1L);
            assertThat(rig.series(one) + rig.series(other)).isEqualTo(ORDERS);
        });
    }

    private static List<String> tiers(MonitorRig rig) {
        return rig.toldInShort().stream()
                .map(told -> told.substring(told.lastIndexOf(' ') + 1))
                .toList();
    }

    private static List<String> told(String tier) {
        return Stream.iterate(0, i -> i < ORDERS, i -> i + 1)
                .map(i -> "web-" + i + ": expiring EXPIRING " + tier)
                .toList();
    }
}
