package io.certmonitor.metrics;

import io.prometheus.client.Collector;
import java.util.List;

/** Stands in for {@link OrderCollector} where single orders have no series: the limit is shown, and drops nothing. */
final class UnlistedOrders extends Collector {

    private final SeriesLimit limit;

    UnlistedOrders(SeriesLimit limit) {
        this.limit = limit;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        return limit.samples(0);
    }
}
