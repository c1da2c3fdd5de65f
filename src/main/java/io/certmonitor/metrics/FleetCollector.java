package io.certmonitor.metrics;

import static io.certmonitor.metrics.MetricNames.SCOPE_LABELS;

import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.view.FleetView;
import io.prometheus.client.Collector;
import java.util.List;

/** Shows how many orders there are and how reading the scopes goes, read from the fleet at scrape time. */
final class FleetCollector extends Collector {

    private final FleetView fleet;

    FleetCollector(FleetView fleet) {
        this.fleet = fleet;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        GaugeFamily orders = new GaugeFamily(
                MetricNames.ORDERS,
                "How many orders there are",
                List.of(MetricNames.SUBSCRIPTION_ID, MetricNames.STATUS, MetricNames.SEVERITY));
        for (OrderState state : fleet.orders()) {
            orders.increment(
                    Labels.lower(state.order().id().subscriptionId()),
                    Labels.of(state.order().status()),
                    state.severity().label());
        }
        GaugeFamily up = new GaugeFamily(
                MetricNames.SCOPE_UP, "1 when the last attempt to read the scope succeeded, else 0", SCOPE_LABELS);
        GaugeFamily lastSuccess = new GaugeFamily(
                MetricNames.SCOPE_LAST_SUCCESS, "When the scope was read completely last", SCOPE_LABELS);
        GaugeFamily problems = new GaugeFamily(
                MetricNames.SCOPE_PROBLEMS,
                "How many properties and entries of the scope's orders could not be read at the last success",
                SCOPE_LABELS);
        for (ScopeState state : fleet.scopes()) {
            List<String> scope = Labels.of(state.scope());
            up.set(state.isUp() ? 1 : 0, scope);
            lastSuccess.set(state.lastSuccessAt(), scope);
            problems.set(state.problemCount(), scope);
        }
        return List.of(orders.samples(), up.samples(), lastSuccess.samples(), problems.samples());
    }
}
