package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.Fault;
import io.certmonitor.simulator.FaultRule;
import io.certmonitor.simulator.OrderOperation;
import io.certmonitor.simulator.SimulatedOrder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a crash loses (nothing) and repeats (nothing). */
class RestartIT {

    private static final String SUBSCRIPTION = "0b1f6471-1bf0-4dda-aec3-cb9272f09590";

    @Test
    void killedServiceComesBackWithItsStateAndTellsWhatChangedMeanwhileOnce() {
        try (MonitorRig rig = new MonitorRig()) {
            put(rig, "denied-before");
            put(rig, "denied-meanwhile");
            put(rig, "removed-meanwhile");
            rig.azure.apply(SUBSCRIPTION, "shop", "denied-before", OrderOperation.deny());
            rig.azure.apply(SUBSCRIPTION, "shop", "removed-meanwhile", OrderOperation.deny());
            ServiceProcess first = rig.start();
            await().atMost(MonitorRig.PATIENCE).until(() -> rig.told().size() == 2);

            first.kill();
            rig.azure.apply(SUBSCRIPTION, "shop", "denied-meanwhile", OrderOperation.deny());
            rig.azure.apply(SUBSCRIPTION, "shop", "removed-meanwhile", OrderOperation.delete());
            // Azure is not answering yet, so whatever the new process knows, it has restored.
            rig.arm.faults().unreachable(true);
            ServiceProcess second = rig.start();
            await().atMost(MonitorRig.PATIENCE)
                    .until(() ->
                            rig.api(second, "/api/v1/orders").path("complete").asBoolean());
            assertThat(rig.api(second, "/api/v1/orders").path("orders")).hasSize(3);
            rig.arm.faults().unreachable(false);
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
        }
    }

    @Test
    void stopsWithoutAComplaintWhileAzureDoesNotAnswer() {
        try (MonitorRig rig = new MonitorRig()) {
            rig.arm.faults().add(FaultRule.always(new Fault.Hang()));
            ServiceProcess service = rig.start();
            await().atMost(MonitorRig.PATIENCE).until(() -> !rig.arm.requests().isEmpty());

            service.stop();

            assertThat(service.output()).noneMatch(line -> line.contains("WARN") || line.contains("ERROR"));
        }
    }

    @Test
    void stopsWithoutAComplaintWhileAzureCannotBeReached() {
        try (MonitorRig rig = new MonitorRig()) {
            rig.arm.faults().unreachable(true);
            ServiceProcess service = rig.start();
            await().atMost(MonitorRig.PATIENCE).until(() -> rig.arm.requests().size() > 1);

            service.stop();

            assertThat(service.output())
                    .noneMatch(line -> line.contains("ArC container") || line.contains("Client is closed"));
        }
    }

    private static void put(MonitorRig rig, String name) {
        rig.azure.putOrder(SimulatedOrder.healthy(Instant.now(), SUBSCRIPTION, "shop", name)
                .build());
    }
}
