package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.PublishedExample;
import org.junit.jupiter.api.Test;

/** A broker that is not there yet. */
class BrokerAbsentIT {

    @Test
    void serviceWaitsAliveAndNotReadyAndSaysSoOnceUntilTheBrokerComes() {
        try (MonitorRig rig = new MonitorRig()) {
            rig.azure.putOrder(PublishedExample.order());
            rig.broker.stop();
            ServiceProcess service = rig.launch();
            await().atMost(MonitorRig.PATIENCE)
                    .until(() -> service.output().stream().anyMatch(line -> line.contains("kafka trouble")));

            assertThat(rig.get(service.managementUri().resolve("/q/health/live")))
                    .contains("\"UP\"");
            assertThat(service.isReady()).isFalse();
            rig.broker.restart();
            service.awaitReady(MonitorRig.PATIENCE);
            await().atMost(MonitorRig.PATIENCE).until(() -> rig.told().size() == 2);

            assertThat(service.output())
                    .filteredOn(line -> line.contains("kafka trouble"))
                    .satisfiesExactly(
                            line -> assertThat(line).contains("kafka trouble part=topics reason=unreachable"),
                            line -> assertThat(line).contains("kafka trouble over part=topics reason=unreachable"));
            assertThat(service.output()).noneMatch(line -> line.startsWith("\tat "));
        }
    }
}
