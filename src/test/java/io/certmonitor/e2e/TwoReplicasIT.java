package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.FleetGenerator;
import io.certmonitor.simulator.FleetSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two replicas share the work without being told of each other. */
class TwoReplicasIT {

    private static final int SUBSCRIPTIONS = 24;
    private static final int ORDERS = 48;

    @Test
    void everySubscriptionIsPolledByOneReplicaAndEveryOrderIsShownByBoth() {
        try (MonitorRig rig = new MonitorRig()) {
            FleetGenerator.populate(rig.azure, new FleetSpec(SUBSCRIPTIONS, 1, ORDERS, 7));
            ServiceProcess one = rig.start();
            ServiceProcess other = rig.start();

            await().atMost(MonitorRig.PATIENCE).untilAsserted(() -> {
                assertThat(rig.owned(one)).isBetween(1, SUBSCRIPTIONS - 1);
                assertThat(rig.owned(one) + rig.owned(other)).isEqualTo(SUBSCRIPTIONS);
                assertThat(orders(rig, one)).isEqualTo(ORDERS);
                assertThat(orders(rig, other)).isEqualTo(ORDERS);
                assertThat(scopes(rig, one)).isEqualTo(scopes(rig, other)).hasSize(SUBSCRIPTIONS);
            });
            await().atMost(MonitorRig.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(rig.series(one) + rig.series(other)).isEqualTo(ORDERS));

            other.kill();

            assertThat(orders(rig, one)).isEqualTo(ORDERS);
            await().atMost(MonitorRig.PATIENCE)
                    .untilAsserted(() -> assertThat(rig.owned(one)).isEqualTo(SUBSCRIPTIONS));
            assertThat(orders(rig, one)).isEqualTo(ORDERS);
        }
    }

    private static int orders(MonitorRig rig, ServiceProcess service) {
        JsonNode page = rig.api(service, "/api/v1/orders");
        return page.path("complete").asBoolean() ? page.path("total").asInt() : -1;
    }

    private static List<String> scopes(MonitorRig rig, ServiceProcess service) {
        return rig.api(service, "/api/v1/scopes").path("scopes").findValuesAsText("subscriptionId");
    }
}
