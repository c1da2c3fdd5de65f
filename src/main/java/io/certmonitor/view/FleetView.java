package io.certmonitor.view;

import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.ScopeState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The orders and scopes of the partitions that this replica owns, decoded once when they change and not at each look.
 * Safe for use by several threads.
 */
@ApplicationScoped
public class FleetView {

    private final Map<Integer, PartitionView> partitions = new ConcurrentHashMap<>();
    private final Map<Integer, PartitionView> givenUp = new ConcurrentHashMap<>();

    /** The monitored orders of the partitions that are whole, in no particular order. */
    public List<OrderState> orders() {
        return partitions.values().stream()
                .filter(PartitionView::isWhole)
                .flatMap(PartitionView::streamOrders)
                .toList();
    }

    /**
     * The scopes of the partitions that are whole, sorted by their key; a resource group fails with its subscription.
     * Alerts take a scope that is shown without its orders for one whose orders are well.
     */
    public List<ScopeState> scopes() {
        return WholeFleet.sorted(
                partitions.values().stream().filter(PartitionView::isWhole).flatMap(PartitionView::streamScopes));
    }

    /**
     * The ids of the subscriptions whose scopes were ever read, in lower case, also of partitions that are not whole.
     */
    public Set<String> subscriptions() {
        return partitions.values().stream()
                .flatMap(PartitionView::streamScopes)
                .map(state -> state.scope().subscriptionId().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The numbers of the partitions that are owned. */
    public Set<Integer> partitions() {
        return Set.copyOf(partitions.keySet());
    }

    /** Whether a partition is owned and all its orders are shown. */
    public boolean isWhole(int partition) {
        return partition(partition).isPresent();
    }

    /** Takes a partition over, with what is shown of it. */
    public void open(int partition, PartitionView shown) {
        partitions.put(partition, shown);
        givenUp.remove(partition);
    }

    /**
     * Gives a partition up, unless another opening of it has taken its place. What it showed last is kept, if it was
     * whole.
     */
    public void close(int partition, PartitionView shown) {
        if (partitions.remove(partition, shown) && shown.isWhole()) {
            givenUp.put(partition, shown);
        }
    }

    /** Forgets what a partition showed when it was given up, since its new owner shows it. */
    public void forget(int partition) {
        givenUp.remove(partition);
    }

    /** What is shown of a partition that is owned, once that is whole. */
    Optional<PartitionView> partition(int partition) {
        return Optional.ofNullable(partitions.get(partition)).filter(PartitionView::isWhole);
    }

    /** What a partition showed when it was given up, until its new owner shows it. */
    Optional<PartitionView> givenUp(int partition) {
        return Optional.ofNullable(givenUp.get(partition));
    }
}
