package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.certmonitor.process.ServiceProcess;
import io.certmonitor.prometheus.Alert;
import io.certmonitor.prometheus.PrometheusApi;
import io.certmonitor.prometheus.PrometheusProcess;
import io.certmonitor.prometheus.PrometheusSetup;
import io.certmonitor.prometheus.RuleFile;
import io.certmonitor.prometheus.Series;
import io.certmonitor.simulator.Fault;
import io.certmonitor.simulator.FaultRule;
import io.certmonitor.simulator.OrderOperation;
import io.certmonitor.simulator.SimulatedOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/**
 * The rules that users load, in a real Prometheus beside two replicas: alerts come and go with what happens in Azure,
 * each once, also while a replica crashes. Prometheus scrapes and evaluates every second, and the rules wait a second
 * for each minute ({@link RuleFile#hurried}); that they wait as long as they say is up to their unit tests.
 */
class AlertLifeIT {

    private static final String GROUP = "rg-web";
    private static final String ORDER = "shop-example-com";
    private static final String FAILED = "CertMonitorOrderFailed";
    private static final String UNREACHABLE = "CertMonitorSubscriptionUnreachable";

    /** Enough for each replica to own some. */
    private static final List<String> SUBSCRIPTIONS = IntStream.range(0, 12)
            .mapToObj("0b1f6471-1bf0-4dda-aec3-%012d"::formatted)
            .toList();

    @Test
    void alertsComeAndGoWithWhatHappensInAzureWhateverBecomesOfAReplica() {
        PrometheusProcess.require();
        try (MonitorRig rig = new MonitorRig()) {
            SUBSCRIPTIONS.forEach(
                    subscription -> rig.azure.putOrder(SimulatedOrder.healthy(Instant.now(), subscription, GROUP, ORDER)
                            .domain("shop.example.com")
                            .build()));
            ServiceProcess doomed = rig.start();
            ServiceProcess survivor = rig.start();
            try (PrometheusProcess prometheus = watch(doomed, survivor)) {
                PrometheusApi api = prometheus.api();
                await().atMost(MonitorRig.PATIENCE).untilAsserted(() -> {
                    assertThat(shownBy(api, doomed)).isNotEmpty();
                    assertThat(shownBy(api, survivor)).isNotEmpty();
                    assertThat(shownBy(api, doomed)).doesNotContainAnyElementsOf(shownBy(api, survivor));
                    assertThat(states(api)).isEmpty();
                });
                String denied = shownBy(api, doomed).get(0);
                String locked = shownBy(api, survivor).get(0);
                FaultRule lock = FaultRule.always(
                                new Fault.Status(403, "AuthorizationFailed", "no right to read", null))
                        .inSubscription(locked);

                rig.azure.apply(denied, GROUP, ORDER, OrderOperation.deny());
                rig.arm.faults().add(lock);
                awaitStates(api, tuple(FAILED, "firing"), tuple(UNREACHABLE, "pending"));
                Instant firing = Instant.now();
                tellsOfTheOrder(alert(api, FAILED), denied);
                doomed.kill();
                await().atMost(MonitorRig.PATIENCE)
                        .until(() -> shownBy(api, survivor).contains(denied));
                awaitStates(api, tuple(FAILED, "firing"), tuple(UNREACHABLE, "firing"));
                tellsOfTheSubscription(alert(api, UNREACHABLE), locked);

                Instant mended = Instant.now();
                rig.azure.apply(denied, GROUP, ORDER, OrderOperation.issue());
                rig.arm.faults().remove(lock);
                awaitStates(api);
                firedOnceAllTheTime(api, firing, mended);
            }
        }
    }

    private static PrometheusProcess watch(ServiceProcess... replicas) {
        return PrometheusProcess.start(new PrometheusSetup(
                List.of(replicas).stream().map(ServiceProcess::managementUri).toList(),
                Map.of("rules.yaml", RuleFile.hurried(RuleFile.text()))));
    }

    /** The subscriptions whose orders a replica shows. */
    private static List<String> shownBy(PrometheusApi api, ServiceProcess replica) {
        String query = "certmonitor_order_severity{instance=\"%s\"}"
                .formatted(replica.managementUri().getAuthority());
        return api.query(query, Instant.now()).stream()
                .map(series -> series.labels().getOrDefault("subscription_id", ""))
                .sorted()
                .toList();
    }

    private static void awaitStates(PrometheusApi api, Tuple... expected) {
        await().atMost(MonitorRig.PATIENCE)
                .untilAsserted(() -> assertThat(states(api)).containsExactlyInAnyOrder(expected));
    }

    private static List<Tuple> states(PrometheusApi api) {
        return api.alerts().stream()
                .filter(alert -> List.of(FAILED, UNREACHABLE).contains(alert.name()))
                .map(alert -> tuple(alert.name(), alert.state()))
                .toList();
    }

    private static Alert alert(PrometheusApi api, String name) {
        return api.alerts().stream()
                .filter(alert -> alert.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void tellsOfTheOrder(Alert alert, String subscription) {
        assertThat(alert.labels())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "alertname", FAILED,
                        "severity", "critical",
                        "finding", "ORDER_FAILED",
                        "subscription_id", subscription,
                        "resource_group", GROUP,
                        "name", ORDER));
        assertThat(alert.annotations().get("summary")).isEqualTo("Certificate order " + ORDER + " has failed");
        assertThat(alert.annotations().get("description"))
                .startsWith("Order " + ORDER + " (shop.example.com) in resource group " + GROUP + " of subscription "
                        + subscription + " has failed, its status is Denied.");
        assertThat(alert.annotations().get("portal_url"))
                .endsWith("/subscriptions/" + subscription + "/resourceGroups/" + GROUP
                        + "/providers/Microsoft.CertificateRegistration/certificateOrders/" + ORDER);
        assertThat(alert.annotations().get("runbook_url")).endsWith("/docs/runbook.md#certmonitororderfailed");
    }

    private static void tellsOfTheSubscription(Alert alert, String subscription) {
        assertThat(alert.labels())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("alertname", UNREACHABLE, "severity", "critical", "subscription_id", subscription));
        assertThat(alert.annotations().get("summary")).isEqualTo("Subscription " + subscription + " cannot be read");
        assertThat(alert.annotations().get("description")).containsPattern("It was read last on \\d{4}-\\d\\d-\\d\\d ");
    }

    /** One alert at each moment: neither two, because both replicas had the order for a while, nor none. */
    private static void firedOnceAllTheTime(PrometheusApi api, Instant from, Instant until) {
        String fired = "count(ALERTS{alertname=\"%s\",alertstate=\"firing\"}) or vector(0)".formatted(FAILED);
        assertThat(api.queryRange(fired, from, until, Duration.ofSeconds(1)))
                .singleElement()
                .extracting(Series::values)
                .satisfies(values -> assertThat(values).hasSizeGreaterThan(20).containsOnly(1.0));
    }
}
