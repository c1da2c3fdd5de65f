package io.certmonitor.metrics;

import static io.certmonitor.metrics.SampleOrders.SUBSCRIPTION;
import static io.certmonitor.metrics.SampleOrders.bare;
import static io.certmonitor.metrics.SampleOrders.finding;
import static io.certmonitor.metrics.SampleOrders.issued;
import static io.certmonitor.metrics.SampleOrders.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Scope;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.view.FleetView;
import io.certmonitor.view.PartitionView;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation")
class FleetCollectorTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String GROUP = "{resource_group=\"rg-web\",subscription_id=\"" + SUBSCRIPTION + "\"}";
    private static final String WHOLE = "{resource_group=\"\",subscription_id=\"" + SUBSCRIPTION + "\"}";

    private final FleetView fleet = new FleetView();
    private final PartitionView partition = opened(0);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    FleetCollectorTest() {
        registry.getPrometheusRegistry().register(new FleetCollector(fleet));
    }

    @Test
    void countsOrdersBySubscriptionStatusAndSeverity() {
        partition.put(state(issued("a")));
        partition.put(state(issued("b")));
        partition.put(state(issued("c"), finding(FindingCode.EXPIRING, Severity.WARNING)));
        partition.put(state(bare("d")));

        Scrape scrape = Scrape.of(registry);

        String subscription = ",subscription_id=\"" + SUBSCRIPTION + "\"}";
        assertThat(scrape.value("certmonitor_orders{severity=\"ok\",status=\"Issued\"" + subscription))
                .isEqualTo(2);
        assertThat(scrape.value("certmonitor_orders{severity=\"warning\",status=\"Issued\"" + subscription))
                .isEqualTo(1);
        assertThat(scrape.value("certmonitor_orders{severity=\"ok\",status=\"\"" + subscription))
                .isEqualTo(1);
        assertThat(scrape.seriesOf("certmonitor_orders")).hasSize(3);
    }

    @Test
    void aScopeThatWasReadIsUpAndTellsItsProblems() {
        Scope scope = Scope.resourceGroup(SUBSCRIPTION, "RG-Web");
        partition.put(new ScopeState(scope, NOW, NOW, null, 5, null, List.of(), 2, false));

        Scrape scrape = Scrape.of(registry);

        assertThat(scrape.value("certmonitor_scope_up" + GROUP)).isEqualTo(1);
        assertThat(scrape.value("certmonitor_scope_last_success_timestamp_seconds" + GROUP))
                .isEqualTo((double) NOW.getEpochSecond());
        assertThat(scrape.value("certmonitor_scope_problems" + GROUP)).isEqualTo(2);
    }

    @Test
    void aScopeThatTwoPartitionsHoldIsShownOnce() {
        ScopeState state = new ScopeState(
                Scope.resourceGroup(SUBSCRIPTION, "rg-web"), NOW, NOW, null, 5, null, List.of(), 0, false);
        partition.put(state);
        opened(1).put(state);

        Scrape scrape = Scrape.of(registry);

        assertThat(scrape.series()).hasSize(4).hasSameSizeAs(scrape.lines());
    }

    @Test
    void aScopeThatWasNeverReadHasNoLastSuccess() {
        ScopeState.Failure failure = new ScopeState.Failure(FailureReason.FORBIDDEN, "No right.", NOW);
        partition.put(
                new ScopeState(Scope.subscription(SUBSCRIPTION), NOW, null, failure, null, null, List.of(), 0, false));

        Scrape scrape = Scrape.of(registry);

        assertThat(scrape.value("certmonitor_scope_up" + WHOLE)).isZero();
        assertThat(scrape.value("certmonitor_scope_problems" + WHOLE)).isZero();
        assertThat(scrape.seriesOf("certmonitor_scope_last_success_timestamp_seconds"))
                .isEmpty();
    }

    private PartitionView opened(int number) {
        PartitionView opened = new PartitionView();
        fleet.open(number, opened);
        return opened;
    }
}
