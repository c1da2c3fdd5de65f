package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.ArmOperation;
import io.certmonitor.simulator.FleetGenerator;
import io.certmonitor.simulator.FleetSpec;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One replica is asked for a poll, and all of them read Azure. */
class RequestedPollIT {

    private static final int SUBSCRIPTIONS = 24;
    private static final int ORDERS = 48;

    @Test
    void everyReplicaPollsWhatItOwnsLongBeforeThatIsDueButNobodyCanAskForItAllTheTime() throws Exception {
        try (MonitorRig rig = new MonitorRig().with("CERTMONITOR_POLL_INTERVAL", "1h")) {
            FleetGenerator.populate(rig.azure, new FleetSpec(SUBSCRIPTIONS, 1, ORDERS, 7));
            ServiceProcess one = rig.start();
            ServiceProcess other = rig.start();
            await().atMost(MonitorRig.PATIENCE).untilAsserted(() -> {
                assertThat(rig.owned(one)).isBetween(1, SUBSCRIPTIONS - 1);
                assertThat(rig.owned(one) + rig.owned(other)).isEqualTo(SUBSCRIPTIONS);
                assertThat(attempts(rig, other)).hasSize(SUBSCRIPTIONS);
                // The first has polled all of them once, and the other what it has taken over.
                assertThat(rig.arm.count(ArmOperation.LIST_ORDERS))
                        .isGreaterThanOrEqualTo(SUBSCRIPTIONS + rig.owned(other));
            });
            long listings = rig.arm.count(ArmOperation.LIST_ORDERS);
            long discoveries = rig.arm.count(ArmOperation.LIST_SUBSCRIPTIONS);

            HttpResponse<String> answer = rig.post(one, "/api/v1/polls");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            Instant requestedAt = Instant.parse(new ObjectMapper()
                    .readTree(answer.body())
                    .path("requestedAt")
                    .asText());
            await().atMost(MonitorRig.PATIENCE)
                    .untilAsserted(() -> assertThat(attempts(rig, other))
                            .hasSize(SUBSCRIPTIONS)
                            .allSatisfy(attempt -> assertThat(attempt).isAfter(requestedAt)));
            assertThat(rig.arm.count(ArmOperation.LIST_ORDERS) - listings).isEqualTo(SUBSCRIPTIONS);
            assertThat(rig.arm.count(ArmOperation.LIST_SUBSCRIPTIONS) - discoveries)
                    .isEqualTo(2);
            for (int asked = 0; asked < 5; asked++) {
                assertThat(rig.post(other, "/api/v1/polls").statusCode()).isEqualTo(202);
            }
            HttpResponse<String> oneTooMany = rig.post(other, "/api/v1/polls");
            assertThat(oneTooMany.statusCode()).isEqualTo(429);
            assertThat(oneTooMany.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 10L);
        }
    }

    private static List<Instant> attempts(MonitorRig rig, ServiceProcess service) {
        return rig.api(service, "/api/v1/scopes").path("scopes").findValuesAsText("lastAttemptAt").stream()
                .map(Instant::parse)
                .toList();
    }
}
