package io.certmonitor.view;

import io.certmonitor.order.OrderId;
import io.certmonitor.order.Scope;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.ScopeState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The orders and scopes of the partitions that this replica owns, decoded once when they change and not at each look.
 * Safe for use by several threads.
 */
@ApplicationScoped
public class FleetView {

    private final Map<Integer, Partition> partitions = new ConcurrentHashMap<>();

    /** The monitored orders, in no particular order. */
    public List<OrderState> orders() {
        return partitions.values().stream()
                .flatMap(partition -> partition.orders.values().stream())
                .toList();
    }

    /** One monitored order. */
    public Optional<OrderState> order(OrderId id) {
        String key = id.key();
        return partitions.values().stream()
                .flatMap(partition -> Optional.ofNullable(partition.orders.get(key)).stream())
                .findFirst();
    }

    /** The scopes, sorted by their key; a resource group fails with its subscription. */
    public List<ScopeState> scopes() {
        return partitions.values().stream()
                .flatMap(partition -> partition.scopes.values().stream().map(partition::asItStands))
                .sorted(Comparator.comparing(state -> state.scope().key()))
                .toList();
    }

    /** The ids of the subscriptions whose scopes were ever read, in lower case. */
    public Set<String> subscriptions() {
        return partitions.values().stream()
                .flatMap(partition -> partition.scopes.values().stream())
                .map(state -> state.scope().subscriptionId().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Takes a partition over, empty. */
    public Partition open(int partition) {
        Partition opened = new Partition();
        partitions.put(partition, opened);
        return opened;
    }

    /** Gives a partition up, unless another opening of it has taken its place. */
    public void close(int partition, Partition opened) {
        partitions.remove(partition, opened);
    }

    /** The part of the view that belongs to one partition; written by the thread that owns the partition. */
    public static final class Partition {

        private final NavigableMap<String, OrderState> orders = new ConcurrentSkipListMap<>();
        private final NavigableMap<String, ScopeState> scopes = new ConcurrentSkipListMap<>();

        private Partition() {}

        /** Shows an order, or hides it once it is gone. */
        public void put(OrderState state) {
            String key = state.order().id().key();
            if (state.isMonitored()) {
                orders.put(key, state);
            } else {
                orders.remove(key);
            }
        }

        /** Shows a scope. */
        public void put(ScopeState state) {
            scopes.put(state.scope().key(), state);
        }

        /** Hides a scope. */
        public void remove(Scope scope) {
            scopes.remove(scope.key());
        }

        /** One monitored order; null when there is none with this key. */
        public @Nullable OrderState order(String orderKey) {
            return orders.get(orderKey);
        }

        /** The monitored orders of this partition. */
        public List<OrderState> orders() {
            return List.copyOf(orders.values());
        }

        /** The monitored orders of a scope, found by their keys and not by looking at all. */
        public List<OrderState> ordersIn(Scope scope) {
            return List.copyOf(below(orders, scope).values());
        }

        /** One scope; null when it was never read. */
        public @Nullable ScopeState scope(Scope scope) {
            return scopes.get(scope.key());
        }

        /** The scopes of this partition. */
        public List<ScopeState> scopes() {
            return List.copyOf(scopes.values());
        }

        /** The resource groups of a subscription that were read as scopes of their own. */
        public List<ScopeState> resourceGroupsOf(String subscriptionId) {
            return List.copyOf(below(scopes, Scope.subscription(subscriptionId)).values());
        }

        private ScopeState asItStands(ScopeState state) {
            return state.within(scope(Scope.subscription(state.scope().subscriptionId())));
        }

        private static <T> Map<String, T> below(NavigableMap<String, T> map, Scope scope) {
            return map.subMap(scope.key() + "/", true, scope.key() + "/" + Character.MAX_VALUE, false);
        }
    }
}
