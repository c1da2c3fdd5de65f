package io.certmonitor.order;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one listing of orders covers: a resource group, or a whole subscription.
 *
 * @param resourceGroup null when the scope is the whole subscription
 */
public record Scope(String subscriptionId, @Nullable String resourceGroup) {

    /** Refuses a scope without a subscription. */
    public Scope {
        Objects.requireNonNull(subscriptionId, "subscriptionId");
    }

    /** The scope of a whole subscription. */
    public static Scope subscription(String subscriptionId) {
        return new Scope(subscriptionId, null);
    }

    /** The scope of one resource group. */
    public static Scope resourceGroup(String subscriptionId, String resourceGroup) {
        return new Scope(subscriptionId, resourceGroup);
    }

    /** Whether an order lies in this scope, without regard to case. */
    public boolean contains(OrderId order) {
        return subscriptionId.equalsIgnoreCase(order.subscriptionId())
                && (resourceGroup == null || resourceGroup.equalsIgnoreCase(order.resourceGroup()));
    }

    /** The lower-case ARM id of the scope. */
    public String key() {
        String id = "/subscriptions/" + subscriptionId;
        return (resourceGroup == null ? id : id + "/resourceGroups/" + resourceGroup).toLowerCase(Locale.ROOT);
    }
}
