package io.certmonitor.metrics;

import io.certmonitor.policy.Severity;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Bounds the series of single orders. Beyond the limit the orders that matter most keep theirs: the gravest first, of
 * those the ones that end soonest. An order has all of its series or none, so that what an alert joins is there
 * together. Safe for use by several threads.
 */
final class SeriesLimit {

    private static final Logger LOG = Logger.getLogger(SeriesLimit.class);

    /** The most urgent first; equals stay as the fleet has them, so that the same ones are shown at each scrape. */
    private static final Comparator<ShownOrder> BY_URGENCY =
            Comparator.comparing(SeriesLimit::severity).reversed().thenComparing(SeriesLimit::end);

    private final long limit;
    private final AtomicBoolean hit = new AtomicBoolean();

    /**
     * A limit.
     *
     * @param limit how many series there are at most; 0 for any number
     */
    SeriesLimit(long limit) {
        this.limit = limit;
    }

    /**
     * The orders that are shown.
     *
     * @param orders which they are
     * @param dropped how many series the others have
     */
    record Kept(List<ShownOrder> orders, long dropped) {}

    /** Chooses the orders that are shown. */
    Kept keep(List<ShownOrder> orders, OrderSeries series) {
        Kept kept = fits(orders, series) ? new Kept(orders, 0) : mostUrgent(orders, series);
        tell(kept.dropped(), orders.size() - kept.orders().size());
        return kept;
    }

    /** The limit and what it leaves out, which are always shown. */
    List<MetricFamilySamples> samples(long dropped) {
        GaugeFamily limitShown = new GaugeFamily(
                MetricNames.ORDER_SERIES_LIMIT,
                "How many series of single orders this replica shows at most; 0 for any number",
                List.of());
        limitShown.add((double) limit, List.of());
        GaugeFamily droppedShown = new GaugeFamily(
                MetricNames.ORDER_SERIES_DROPPED,
                "How many series of single orders this scrape lacks because of the limit",
                List.of());
        droppedShown.add((double) dropped, List.of());
        return List.of(limitShown.samples(), droppedShown.samples());
    }

    /** Counting exactly takes as long as making the series, which is worth it near the limit alone. */
    private boolean fits(List<ShownOrder> orders, OrderSeries series) {
        return limit == 0
                || orders.stream().mapToLong(OrderSeries::atMost).sum() <= limit
                || orders.stream().mapToLong(series::count).sum() <= limit;
    }

    private Kept mostUrgent(List<ShownOrder> orders, OrderSeries series) {
        List<ShownOrder> shown = new ArrayList<>();
        long left = limit;
        long dropped = 0;
        for (ShownOrder order : orders.stream().sorted(BY_URGENCY).toList()) {
            int count = series.count(order);
            if (dropped == 0 && count <= left) {
                shown.add(order);
                left -= count;
            } else {
                dropped += count;
            }
        }
        return new Kept(shown, dropped);
    }

    private void tell(long dropped, int orders) {
        boolean now = dropped > 0;
        if (hit.getAndSet(now) != now) {
            if (now) {
                LOG.warnf(
                        "series of the least urgent orders are left out limit=%d dropped=%d orders=%d",
                        limit, dropped, orders);
            } else {
                LOG.infof("series of all orders are shown again limit=%d", limit);
            }
        }
    }

    private static Severity severity(ShownOrder order) {
        return order.state().severity();
    }

    private static Instant end(ShownOrder order) {
        Instant expiry = order.state().order().effectiveExpiry();
        return expiry == null ? Instant.MAX : expiry;
    }
}
