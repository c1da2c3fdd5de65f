package io.certmonitor.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What really happened: how each order was at any time, and when something was disturbed. */
final class Ledger {

    private final Map<String, List<Moment>> orders = new TreeMap<>();
    private final List<Disturbed> disturbed = new ArrayList<>();

    /**
     * An order from an instant on, until its next moment.
     *
     * @param at when it became so, not later
     * @param facts how it was; null when it was gone
     */
    record Moment(Instant at, @Nullable OrderFacts facts) {}

    /**
     * A disturbance as it went.
     *
     * @param kind what went wrong
     * @param subscription what it was limited to; null when everything may have suffered
     * @param what what went wrong, for people
     * @param from when it began
     * @param to when it was over and all processes were up again
     */
    record Disturbed(Disturbance.Kind kind, @Nullable String subscription, String what, Instant from, Instant to) {

        boolean touches(String otherSubscription) {
            return subscription == null || subscription.equalsIgnoreCase(otherSubscription);
        }
    }

    synchronized void order(String key, Instant at, @Nullable OrderFacts facts) {
        orders.computeIfAbsent(key, any -> new ArrayList<>()).add(new Moment(at, facts));
    }

    synchronized void disturbed(Disturbed disturbance) {
        disturbed.add(disturbance);
    }

    /** The keys of all orders that there ever were. */
    synchronized Set<String> keys() {
        return Set.copyOf(orders.keySet());
    }

    /** The life of an order; empty when there never was one. */
    synchronized List<Moment> moments(String key) {
        return List.copyOf(orders.getOrDefault(key, List.of()));
    }

    synchronized List<Disturbed> disturbances() {
        return List.copyOf(disturbed);
    }

    /** How an order is at the end; null when it is gone or never was. */
    @Nullable
    OrderFacts last(String key) {
        List<Moment> moments = moments(key);
        return moments.isEmpty() ? null : moments.get(moments.size() - 1).facts();
    }

    /** How often an order had gone by an instant. */
    long deletions(String key, Instant until) {
        return moments(key).stream()
                .filter(moment -> moment.facts() == null && !moment.at().isAfter(until))
                .count();
    }
}
