package io.certmonitor.metrics;

import io.certmonitor.view.FleetView;
import io.prometheus.client.Collector;
import java.util.List;

/**
 * Shows each order with series of its own, read from the fleet at scrape time: there is no meter object per order, so
 * an order that is gone leaves nothing behind.
 */
final class OrderCollector extends Collector {

    private final FleetView fleet;

    OrderCollector(FleetView fleet) {
        this.fleet = fleet;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        OrderSeries series = new OrderSeries();
        fleet.orders().forEach(series::add);
        return series.samples();
    }
}
