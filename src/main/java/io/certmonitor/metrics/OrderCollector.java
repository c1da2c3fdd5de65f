package io.certmonitor.metrics;

import io.certmonitor.transition.OrderState;
import io.certmonitor.view.FleetView;
import io.prometheus.client.Collector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Shows each order with series of its own, read from the fleet at scrape time: there is no meter object per order, so
 * an order that is gone leaves nothing behind.
 *
 * <p>No series is there twice. The view's keys are ids in lower case, and an order's labels are its id in lower case
 * alike, so two orders of a partition differ in their labels. Two partitions can hold the same order, and two texts
 * that are not well-formed can come out alike: therefore the labels of each order are taken once, and what comes second
 * is left out.
 */
final class OrderCollector extends Collector {

    private final FleetView fleet;
    private final OrderSeries series;
    private final SeriesLimit limit;

    OrderCollector(FleetView fleet, OrderSeries series, SeriesLimit limit) {
        this.fleet = fleet;
        this.series = series;
        this.limit = limit;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        SeriesLimit.Kept kept = limit.keep(distinct(fleet.orders()), series);
        List<MetricFamilySamples> all = new ArrayList<>(limit.samples(kept.dropped()));
        all.addAll(series.of(kept.orders()));
        return all;
    }

    private static List<ShownOrder> distinct(List<OrderState> orders) {
        Set<List<String>> ids = new HashSet<>();
        return orders.stream()
                .map(ShownOrder::of)
                .filter(shown -> ids.add(shown.id()))
                .toList();
    }
}
