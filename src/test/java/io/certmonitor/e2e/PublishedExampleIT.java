package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.PublishedExample;
import org.junit.jupiter.api.Test;

/** The order of Azure's published example, through the real SDK and a real broker. */
class PublishedExampleIT {

    @Test
    void yieldsOneExpiredAndOneKeyVaultEventHoweverOftenItIsPolled() {
        try (MonitorRig rig = new MonitorRig()) {
            rig.azure.putOrder(PublishedExample.order());
            ServiceProcess service = rig.start();
            await().atMost(MonitorRig.PATIENCE).until(() -> rig.told().size() >= 2);

            rig.awaitPolls(10);

            assertThat(rig.toldInShort())
                    .containsExactlyInAnyOrder(
                            PublishedExample.NAME + ": expired EXPIRED",
                            PublishedExample.NAME + ": degraded KEY_VAULT_SYNC_FAILED");
            assertThat(rig.told())
                    .filteredOn(told -> told.finding().equals("KEY_VAULT_SYNC_FAILED"))
                    .singleElement()
                    .satisfies(told -> assertThat(told.message()).contains("SampleCertName2"));
            showsTheSameOnTheApi(rig, service);
        }
    }

    private static void showsTheSameOnTheApi(MonitorRig rig, ServiceProcess service) {
        JsonNode order = rig.api(
                service,
                "/api/v1/orders/" + PublishedExample.SUBSCRIPTION + "/" + PublishedExample.RESOURCE_GROUP + "/"
                        + PublishedExample.NAME);
        assertThat(order.path("severity").asText()).isEqualTo("critical");
        assertThat(order.path("findings")).hasSize(2);
        assertThat(rig.metrics(service))
                .contains("certmonitor_order_expiration_timestamp_seconds{")
                .contains("finding=\"EXPIRED\"")
                .containsPattern("certmonitor_events_total\\{[^}]*order\\.expired\\.v1[^}]*} 1\\.0")
                .containsPattern("certmonitor_detection_delay_seconds_count 2\\.0");
    }
}
