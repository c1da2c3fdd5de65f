package io.certmonitor.api;

import io.certmonitor.transition.OrderState;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the orders that were asked for.
 *
 * @param nextCursor where the next page goes on; null when this is the last
 * @param total how many orders pass the filters, on all pages
 */
record OrderPage(List<OrderState> orders, @Nullable String nextCursor, int total) {

    private record Placed(Position position, OrderState state) {}

    /** Finds a page at this instant. */
    static OrderPage find(Collection<OrderState> all, OrderQuery query, Instant now) {
        Comparator<Position> order = query.sort().comparator();
        List<Placed> found = all.stream()
                .filter(state -> query.matches(state, now))
                .map(state -> new Placed(query.sort().position(state), state))
                .sorted(Comparator.comparing(Placed::position, order))
                .toList();
        Position after = query.after();
        List<Placed> rest = after == null
                ? found
                : found.stream()
                        .filter(placed -> order.compare(placed.position(), after) > 0)
                        .toList();
        List<Placed> page = rest.subList(0, Math.min(query.limit(), rest.size()));
        return new OrderPage(
                page.stream().map(Placed::state).toList(),
                page.size() == rest.size()
                        ? null
                        : page.get(page.size() - 1).position().toCursor(query.sort()),
                found.size());
    }
}
