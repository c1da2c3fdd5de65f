package io.certmonitor.simulator;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The state of the simulated Azure: subscriptions, resource groups and orders, all immutable and found without regard
 * to case. Readers never wait; whoever changes several maps at once holds the monitor, so that no order outlives its
 * group.
 */
public final class SimulatedAzure {

    private final Clock clock;
    private final ConcurrentNavigableMap<String, SimulatedSubscription> subscriptions = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<String, SimulatedResourceGroup> groups = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<String, SimulatedOrder> orders = new ConcurrentSkipListMap<>();

    /**
     * An Azure without any subscription.
     *
     * @param clock what its operations take for now
     */
    public SimulatedAzure(Clock clock) {
        this.clock = clock;
    }

    /**
     * The clock of this Azure.
     *
     * @return the clock it was made with
     */
    public Clock clock() {
        return clock;
    }

    /**
     * Adds or renames a subscription of the default tenant.
     *
     * @param id its GUID
     * @param displayName the name that people know it by
     */
    public void addSubscription(String id, String displayName) {
        addSubscription(new SimulatedSubscription(id, displayName, SimulatedSubscription.DEFAULT_TENANT, "Enabled"));
    }

    /**
     * Adds or replaces a subscription.
     *
     * @param subscription the subscription
     */
    public synchronized void addSubscription(SimulatedSubscription subscription) {
        subscriptions.put(key(subscription.id()), subscription);
    }

    /**
     * Adds or replaces a resource group, and its subscription when that is missing.
     *
     * @param subscriptionId the subscription to put it in
     * @param name its name
     */
    public synchronized void addResourceGroup(String subscriptionId, String name) {
        addResourceGroup(new SimulatedResourceGroup(subscriptionId, name, "westeurope", Map.of()));
    }

    /**
     * Adds or replaces a resource group, and its subscription when that is missing.
     *
     * @param group the resource group
     */
    public synchronized void addResourceGroup(SimulatedResourceGroup group) {
        if (subscription(group.subscriptionId()).isEmpty()) {
            addSubscription(group.subscriptionId(), "Subscription " + group.subscriptionId());
        }
        groups.put(key(group.subscriptionId(), group.name()), group);
    }

    /**
     * Removes a resource group with every order in it.
     *
     * @param subscriptionId the subscription that holds it
     * @param name its name
     */
    public synchronized void removeResourceGroup(String subscriptionId, String name) {
        String key = key(subscriptionId, name);
        groups.remove(key);
        inside(orders, key).clear();
    }

    /**
     * Adds or replaces an order, and the subscription and resource group that it names when they are missing.
     *
     * @param order the order
     */
    public synchronized void putOrder(SimulatedOrder order) {
        if (resourceGroup(order.subscriptionId(), order.resourceGroup()).isEmpty()) {
            addResourceGroup(order.subscriptionId(), order.resourceGroup());
        }
        orders.put(key(order), order);
    }

    /**
     * Looks a subscription up.
     *
     * @param id its GUID
     * @return the subscription, empty when there is none
     */
    public Optional<SimulatedSubscription> subscription(String id) {
        return Optional.ofNullable(subscriptions.get(key(id)));
    }

    /**
     * Looks a resource group up.
     *
     * @param subscriptionId the subscription that holds it
     * @param name its name
     * @return the resource group, empty when there is none
     */
    public Optional<SimulatedResourceGroup> resourceGroup(String subscriptionId, String name) {
        return Optional.ofNullable(groups.get(key(subscriptionId, name)));
    }

    /**
     * Looks an order up.
     *
     * @param subscriptionId the subscription that holds it
     * @param resourceGroup its resource group
     * @param name its name
     * @return the order, empty when there is none
     */
    public Optional<SimulatedOrder> order(String subscriptionId, String resourceGroup, String name) {
        return Optional.ofNullable(orders.get(key(subscriptionId, resourceGroup, name)));
    }

    /**
     * Every order there is.
     *
     * @return the orders, by subscription, resource group and name
     */
    public List<SimulatedOrder> orders() {
        return List.copyOf(orders.values());
    }

    /**
     * Replaces an order by what a function makes of it.
     *
     * @param subscriptionId the subscription that holds it
     * @param resourceGroup its resource group
     * @param name its name
     * @param change must keep the order's subscription, resource group and name
     * @throws NoSuchElementException when there is no such order
     */
    public void update(String subscriptionId, String resourceGroup, String name, UnaryOperator<SimulatedOrder> change) {
        apply(subscriptionId, resourceGroup, name, (order, now) -> change.apply(order));
    }

    /**
     * Lets something happen to an order.
     *
     * @param subscriptionId the subscription that holds it
     * @param resourceGroup its resource group
     * @param name its name
     * @param operation what happens
     * @throws NoSuchElementException when there is no such order
     */
    public synchronized void apply(String subscriptionId, String resourceGroup, String name, OrderOperation operation) {
        String key = key(subscriptionId, resourceGroup, name);
        SimulatedOrder before = orders.get(key);
        if (before == null) {
            throw new NoSuchElementException(
                    "No order " + name + " in resource group " + resourceGroup + " of subscription " + subscriptionId);
        }
        SimulatedOrder after = operation.on(before, clock.instant());
        if (after == null) {
            orders.remove(key);
        } else if (key(after).equals(key)) {
            orders.put(key, after);
        } else {
            throw new IllegalArgumentException("The change turned order " + before.id() + " into " + after.id());
        }
    }

    NavigableMap<String, SimulatedSubscription> subscriptionsByKey() {
        return subscriptions;
    }

    NavigableMap<String, SimulatedResourceGroup> groupsByKey(String subscriptionId) {
        return inside(groups, key(subscriptionId));
    }

    NavigableMap<String, SimulatedOrder> ordersByKey(String... scope) {
        return inside(orders, key(scope));
    }

    /**
     * What comes after a key.
     *
     * @param all what lies inside a scope
     * @param key a key inside it, empty for all of it
     * @throws IllegalArgumentException when the key lies outside the scope
     */
    static <T> Stream<Map.Entry<String, T>> after(NavigableMap<String, T> all, String key) {
        return (key.isEmpty() ? all : all.tailMap(key, false)).entrySet().stream();
    }

    /** Keys are paths, so what lies inside a scope is a range: '0' is the character after '/'. */
    private static <T> NavigableMap<String, T> inside(ConcurrentNavigableMap<String, T> map, String scope) {
        return map.subMap(scope + "/", true, scope + "0", false);
    }

    /** A key behind everything that a subscription holds. */
    static String end(String subscriptionId) {
        return key(subscriptionId) + "0";
    }

    private static String key(SimulatedOrder order) {
        return key(order.subscriptionId(), order.resourceGroup(), order.name());
    }

    static String key(String... segments) {
        return String.join("/", segments).toLowerCase(Locale.ROOT);
    }
}
