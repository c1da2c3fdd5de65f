package io.certmonitor.policy;

import io.certmonitor.order.Glob;
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
}
