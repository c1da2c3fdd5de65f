package io.certmonitor.order;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which part of Azure is monitored. What it does not cover is not listed, and an order that a changed filter no longer
 * covers is unmonitored, which is not the same as removed.
 *
 * @param subscriptions subscription ids; empty covers every subscription that is visible
 * @param includeGroups names of resource groups; empty covers every group
 * @param excludeGroups names of resource groups to leave out, also when included
 */
public record ScopeFilter(Set<String> subscriptions, List<Glob> includeGroups, List<Glob> excludeGroups) {

    /** Covers everything that is visible. */
    public static final ScopeFilter EVERYTHING = new ScopeFilter(Set.of(), List.of(), List.of());

    /** Copies the collections; subscription ids are compared in lower case. */
    public ScopeFilter {
        subscriptions =
                subscriptions.stream().map(id -> id.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        includeGroups = List.copyOf(includeGroups);
        excludeGroups = List.copyOf(excludeGroups);
    }

    /** Whether orders of this subscription may be covered. */
    public boolean coversSubscription(String subscriptionId) {
        return subscriptions.isEmpty() || subscriptions.contains(subscriptionId.toLowerCase(Locale.ROOT));
    }

    /** Whether the resource group of a covered subscription is covered. */
    public boolean coversResourceGroup(String resourceGroup) {
        return (includeGroups.isEmpty() || includeGroups.stream().anyMatch(glob -> glob.matches(resourceGroup)))
                && excludeGroups.stream().noneMatch(glob -> glob.matches(resourceGroup));
    }

    /** Whether the order is covered. */
    public boolean covers(OrderId order) {
        return coversSubscription(order.subscriptionId()) && coversResourceGroup(order.resourceGroup());
    }

    /** Whether every resource group of a covered subscription is covered. */
    public boolean coversWholeSubscriptions() {
        return includeGroups.isEmpty() && excludeGroups.isEmpty();
    }
}
