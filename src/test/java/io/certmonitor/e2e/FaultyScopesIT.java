package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.ArmOperation;
import io.certmonitor.simulator.Fault;
import io.certmonitor.simulator.FaultRule;
import io.certmonitor.simulator.OrderOperation;
import io.certmonitor.simulator.SimulatedOrder;
import io.certmonitor.simulator.SimulatedOrderBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is broken is reported where it is broken, and nowhere else. */
class FaultyScopesIT {

    private static final String SUBSCRIPTION = "0b1f6471-1bf0-4dda-aec3-cb9272f09590";

    @Test
    void brokenGroupsAndOrdersAreReportedAndKeepNoOtherOrderFromBeingJudged() {
        try (MonitorRig rig = new MonitorRig().with("CERTMONITOR_AZURE_LISTING", "resource-group")) {
            putOrders(rig);
            rig.arm
                    .faults()
                    .add(fault("locked", new Fault.Status(403, "AuthorizationFailed", "no right to read", null)));
            rig.arm.faults().add(fault("proxied", new Fault.Html()));
            ServiceProcess service = rig.start();

            await().atMost(MonitorRig.PATIENCE)
                    .untilAsserted(() -> assertThat(rig.toldInShort())
                            .containsExactlyInAnyOrder(
                                    "denied: failed ORDER_FAILED",
                                    "bad-date: degraded UNREADABLE",
                                    "odd-status: degraded UNKNOWN_VALUE"));
            rig.awaitPolls(3);

            assertThat(rig.told()).hasSize(3);
            showsTheScopes(rig.api(service, "/api/v1/scopes").path("scopes"));
            showsTheMetrics(rig.metrics(service));
            logsEachOnceAndPlainly(service.output());
        }
    }

    private static void putOrders(MonitorRig rig) {
        rig.azure.putOrder(order("locked", "hidden").build());
        rig.azure.putOrder(order("proxied", "behind").build());
        rig.azure.putOrder(order("shop", "denied").build());
        rig.azure.apply(SUBSCRIPTION, "shop", "denied", OrderOperation.deny());
        rig.azure.putOrder(order("shop", "healthy").build());
        rig.azure.putOrder(
                order("shop", "bad-date").raw("expirationTime", "next spring").build());
        rig.azure.putOrder(order("shop", "odd-status").status("Quantum").build());
    }

    private static void showsTheScopes(JsonNode scopes) {
        List<String> seen = new ArrayList<>();
        for (JsonNode scope : scopes) {
            String reason = scope.path("failure").path("reason").asText();
            seen.add(scope.path("resourceGroup").asText() + " up="
                    + scope.path("up").asBoolean()
                    + (reason.isEmpty() ? "" : " " + reason) + " problems="
                    + scope.path("problemCount").asInt());
        }
        assertThat(seen)
                .contains(
                        "locked up=false forbidden problems=0",
                        "proxied up=false not_json problems=0",
                        "shop up=true problems=2");
    }

    private static void showsTheMetrics(String metrics) {
        assertThat(metrics)
                .containsPattern("certmonitor_scope_up\\{[^}]*resource_group=\"locked\"[^}]*} 0\\.0")
                .containsPattern("certmonitor_scope_up\\{[^}]*resource_group=\"proxied\"[^}]*} 0\\.0")
                .containsPattern("certmonitor_scope_up\\{[^}]*resource_group=\"shop\"[^}]*} 1\\.0")
                .containsPattern("certmonitor_poll_errors_total\\{reason=\"forbidden\",?} [1-9]")
                .containsPattern("certmonitor_poll_errors_total\\{reason=\"not_json\",?} [1-9]")
                .containsPattern("certmonitor_poll_errors_total\\{reason=\"unreadable\",?} [1-9]")
                .containsPattern("certmonitor_poll_errors_total\\{reason=\"unknown_value\",?} [1-9]");
    }

    private static void logsEachOnceAndPlainly(List<String> log) {
        assertThat(log).filteredOn(line -> line.contains("reason=forbidden")).hasSize(1);
        assertThat(log).filteredOn(line -> line.contains("reason=not_json")).hasSize(1);
        assertThat(log).filteredOn(line -> line.contains("next spring")).hasSize(1);
        assertThat(log).filteredOn(line -> line.contains("Quantum")).hasSize(1);
        assertThat(log).noneMatch(line -> line.startsWith("\tat ") || line.contains("Exception"));
    }

    private static FaultRule fault(String group, Fault fault) {
        return FaultRule.always(fault)
                .inSubscription(SUBSCRIPTION)
                .inResourceGroup(group)
                .on(ArmOperation.LIST_ORDERS_BY_RESOURCE_GROUP);
    }

    private static SimulatedOrderBuilder order(String group, String name) {
        return SimulatedOrder.healthy(Instant.now(), SUBSCRIPTION, group, name);
    }
}
