package io.certmonitor.view;

import io.certmonitor.order.Scope;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.ScopeState;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The monitored orders and the scopes of one Kafka partition. Written by one thread at a time, safe to be read by
 * others meanwhile.
 */
public final class PartitionView {

    private final NavigableMap<String, OrderState> orders = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, ScopeState> scopes = new ConcurrentSkipListMap<>();
    private volatile boolean whole;

    private PartitionView(boolean whole) {
        this.whole = whole;
    }

    /** A view that shows whatever is put into it. */
    public PartitionView() {
        this(true);
    }

    /** A view whose orders are not to be shown before they are all there. */
    public static PartitionView inPart() {
        return new PartitionView(false);
    }

    /** All its orders are there. */
    public void becomesWhole() {
        whole = true;
    }

    /** Whether all its orders are there. */
    public boolean isWhole() {
        return whole;
    }

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

    /** Hides an order; nothing happens when it is not shown. */
    public void removeOrder(String orderKey) {
        orders.remove(orderKey);
    }

    /** Hides a scope; nothing happens when it is not shown. */
    public void removeScope(String scopeKey) {
        scopes.remove(scopeKey);
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

    Stream<OrderState> streamOrders() {
        return orders.values().stream();
    }

    /** A resource group fails with its subscription. */
    Stream<ScopeState> streamScopes() {
        return scopes.values().stream()
                .map(state ->
                        state.within(scope(Scope.subscription(state.scope().subscriptionId()))));
    }

    private static <T> Map<String, T> below(NavigableMap<String, T> map, Scope scope) {
        return map.subMap(scope.key() + "/", true, scope.key() + "/" + Character.MAX_VALUE, false);
    }
}
