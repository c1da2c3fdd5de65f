package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.FleetGenerator;
import io.certmonitor.simulator.FleetSpec;
import org.junit.jupiter.api.Test;

/** Two replicas share the work without being told of each other. */
class TwoReplicasIT {

    private static final int SUBSCRIPTIONS = 24;
    private static final int ORDERS = 48;

    @Test
    void everySubscriptionIsPolledByOneReplicaAndEveryOrderIsShownByOne() {
        try (MonitorRig rig = new MonitorRig()) {
            FleetGenerator.populate(rig.azure, new FleetSpec(SUBSCRIPTIONS, 1, ORDERS, 7));
            ServiceProcess one = rig.start();
            ServiceProcess other = rig.start();

            await().atMost(MonitorRig.PATIENCE).untilAsserted(() -> {
                assertThat(owned(rig, one)).isBetween(1, SUBSCRIPTIONS - 1);
                assertThat(owned(rig, one) + owned(rig, other)).isEqualTo(SUBSCRIPTIONS);
                assertThat(orders(rig, one) + orders(rig, other)).isEqualTo(ORDERS);
            });
        }
    }

    private static int owned(MonitorRig rig, ServiceProcess service) {
        return rig.api(service, "/api/v1/scopes")
                .path("discovery")
                .path("owned")
                .asInt();
    }

    private static int orders(MonitorRig rig, ServiceProcess service) {
        return rig.api(service, "/api/v1/orders").path("total").asInt();
    }
}
