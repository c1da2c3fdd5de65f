package io.certmonitor.policy;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.Glob;
import io.certmonitor.order.OrderId;
import io.certmonitor.policy.Specificity.Precision;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which orders an override or a suppression is for. An order must match everything that is given; of several values for
 * the same thing, one suffices. Nothing given matches every order.
 *
 * @param subscriptions subscription ids, in lower case
 * @param resourceGroups names of resource groups
 * @param names names of orders
 * @param tags values by the tag's name; every one of them must match
 */
public record OrderMatcher(
        Set<String> subscriptions, List<Glob> resourceGroups, List<Glob> names, Map<String, Glob> tags) {

    /** Copies the collections. */
    public OrderMatcher {
        subscriptions =
                subscriptions.stream().map(id -> id.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        resourceGroups = List.copyOf(resourceGroups);
        names = List.copyOf(names);
        tags = Map.copyOf(tags);
    }

    /** Whether the order is one of those. Names of tags have no case in Azure. */
    public boolean matches(CertificateOrder order) {
        OrderId id = order.id();
        return (subscriptions.isEmpty()
                        || subscriptions.contains(id.subscriptionId().toLowerCase(Locale.ROOT)))
                && matchesAny(resourceGroups, id.resourceGroup())
                && matchesAny(names, id.name())
                && tags.entrySet().stream().allMatch(tag -> hasTag(order, tag.getKey(), tag.getValue()));
    }

    /** How narrowly it says so. It does not depend on the order, so that policies can be sorted once. */
    Specificity specificity() {
        return new Specificity(
                precision(names),
                tags.size(),
                (int) tags.values().stream().filter(Glob::isExact).count(),
                precision(resourceGroups),
                subscriptions.isEmpty() ? Precision.ANY : Precision.EXACT);
    }

    private static boolean matchesAny(List<Glob> globs, String text) {
        return globs.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(text));
    }

    private static boolean hasTag(CertificateOrder order, String name, Glob value) {
        return order.tags().entrySet().stream()
                .anyMatch(tag -> tag.getKey().equalsIgnoreCase(name) && value.matches(tag.getValue()));
    }

    private static Precision precision(List<Glob> globs) {
        if (globs.isEmpty()) {
            return Precision.ANY;
        }
        return globs.stream().allMatch(Glob::isExact) ? Precision.EXACT : Precision.PATTERN;
    }
}
