package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.OrderOperation;
import io.certmonitor.simulator.SimulatedOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A broker that goes away for a while, and comes back. */
class BrokerLostIT {

    private static final String SUBSCRIPTION = "0b1f6471-1bf0-4dda-aec3-cb9272f09590";

    /** Longer than sessions and transactions last, so that the topology must begin anew. */
    private static final Duration LOSS = Duration.ofSeconds(40);

    /** The topology and the watch may each say something when it begins and when it ends. */
    private static final int MOST_LINES = 6;

    @Test
    void nothingIsPolledMeanwhileAndEachChangeIsToldOnceAfterwards() {
        // What cannot be sent is given up soon, so that polls would go on if nothing held them.
        try (MonitorRig rig = new MonitorRig()
                .with("MP_MESSAGING_OUTGOING_OBSERVATIONS_REQUEST_TIMEOUT_MS", "2000")
                .with("MP_MESSAGING_OUTGOING_OBSERVATIONS_DELIVERY_TIMEOUT_MS", "4000")) {
            put(rig, "denied-before", "denied-meanwhile", "removed-meanwhile");
            rig.azure.apply(SUBSCRIPTION, "shop", "denied-before", OrderOperation.deny());
            rig.azure.apply(SUBSCRIPTION, "shop", "removed-meanwhile", OrderOperation.deny());
            ServiceProcess service = rig.start();
            await().atMost(MonitorRig.PATIENCE).until(() -> rig.told().size() == 2);

            Instant lost = Instant.now();
            rig.broker.stop();
            // Sending may fail before the watch over the topics looks, and only that holds polls up.
            rig.awaitTrouble(service, "topics", "unreachable", "");
            assertThat(service.isReady()).isFalse();
            rig.azure.apply(SUBSCRIPTION, "shop", "denied-meanwhile", OrderOperation.deny());
            rig.azure.apply(SUBSCRIPTION, "shop", "removed-meanwhile", OrderOperation.delete());
            long asked = rig.requests();
            await().pollInterval(Duration.ofSeconds(1))
                    .atMost(LOSS.plusSeconds(5))
                    .failFast(() -> !rig.health(service, "live").contains("\"UP\""))
                    .until(() -> Instant.now().isAfter(lost.plus(LOSS)));
            assertThat(rig.requests()).as("requests to Azure meanwhile").isEqualTo(asked);
            assertThat(service.isReady()).isFalse();

            rig.broker.restart();
            service.awaitReady(MonitorRig.PATIENCE);
            await().atMost(MonitorRig.PATIENCE).until(() -> rig.told().size() >= 4);
            rig.awaitPolls(3);

            List<Told> told = rig.told();
            assertThat(told)
                    .extracting(Told::inShort)
                    .containsExactlyInAnyOrder(
                            "denied-before: failed ORDER_FAILED",
                            "removed-meanwhile: failed ORDER_FAILED",
                            "denied-meanwhile: failed ORDER_FAILED",
                            "removed-meanwhile: resolved ORDER_FAILED removed");
            assertThat(told).extracting(Told::id).doesNotHaveDuplicates();
            rig.awaitAllClear(service);
            saidInFewLines(service.output());
        }
    }

    private static void saidInFewLines(List<String> log) {
        assertThat(log).noneMatch(line -> line.startsWith("\tat "));
        assertThat(log)
                .filteredOn(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .hasSizeLessThanOrEqualTo(MOST_LINES);
        List<String> topics =
                log.stream().filter(line -> line.contains("part=topics")).toList();
        // A broker that comes back may not lead its partitions yet, which is another reason.
        assertThat(topics).hasSizeBetween(2, 3);
        assertThat(topics.get(0)).contains("kafka trouble part=topics reason=unreachable");
        assertThat(topics.get(topics.size() - 1)).contains("kafka trouble over part=topics");
    }

    private static void put(MonitorRig rig, String... names) {
        for (String name : names) {
            rig.azure.putOrder(SimulatedOrder.healthy(Instant.now(), SUBSCRIPTION, "shop", name)
                    .build());
        }
    }
}
