package io.certmonitor.metrics;

import static io.certmonitor.metrics.MetricNames.SCOPE_LABELS;

import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.view.FleetView;
import io.prometheus.client.Collector;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Shows how many orders there are and how reading the scopes goes, read from the fleet at scrape time. */
final class FleetCollector extends Collector {

    private final FleetView fleet;

    FleetCollector(FleetView fleet) {
        this.fleet = fleet;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        return Stream.concat(Stream.of(orders()), scopes()).toList();
    }

    private MetricFamilySamples orders() {
        Map<List<String>, Integer> counts = new LinkedHashMap<>();
        for (OrderState state : fleet.orders()) {
            List<String> labels = Labels.values(
                    Labels.lower(state.order().id().subscriptionId()),
                    Labels.of(state.order().status()),
                    state.severity().label());
            counts.merge(labels, 1, Integer::sum);
        }
        GaugeFamily orders = new GaugeFamily(
                MetricNames.ORDERS,
                "How many orders there are",
                List.of(MetricNames.SUBSCRIPTION_ID, MetricNames.STATUS, MetricNames.SEVERITY));
        counts.forEach((labels, count) -> orders.add(count, labels));
        return orders.samples();
    }

    private Stream<MetricFamilySamples> scopes() {
        GaugeFamily up = new GaugeFamily(
                MetricNames.SCOPE_UP, "1 when the last attempt to read the scope succeeded, else 0", SCOPE_LABELS);
        GaugeFamily lastSuccess = new GaugeFamily(
                MetricNames.SCOPE_LAST_SUCCESS, "When the scope was read completely last", SCOPE_LABELS);
        GaugeFamily problems = new GaugeFamily(
                MetricNames.SCOPE_PROBLEMS,
                "How many properties and entries could not be read at the last success",
                SCOPE_LABELS);
        GaugeFamily unmatched = new GaugeFamily(
                MetricNames.SCOPE_FILTER_UNMATCHED,
                "1 when the configured filter covers nothing of what the last success found, else 0",
                SCOPE_LABELS);
        Set<List<String>> shown = new HashSet<>();
        for (ScopeState state : fleet.scopes()) {
            List<String> scope = Labels.of(state.scope());
            if (shown.add(scope)) {
                up.add(state.isUp() ? 1 : 0, scope);
                lastSuccess.add(state.lastSuccessAt(), scope);
                problems.add(state.problemCount(), scope);
                unmatched.add(state.filterMatchesNothing() ? 1 : 0, scope);
            }
        }
        return Stream.of(up, lastSuccess, problems, unmatched).map(GaugeFamily::samples);
    }
}
