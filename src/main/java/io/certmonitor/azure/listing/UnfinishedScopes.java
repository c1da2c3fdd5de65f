package io.certmonitor.azure.listing;

import io.certmonitor.order.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the time of a poll cycle did not suffice for; it goes first in the next. What is no longer there to be read is
 * forgotten. Safe for use by several threads.
 */
class UnfinishedScopes {

    /** A round may catch up on a few subscriptions only, so one that it leaves out need not be gone. */
    static final int FORGOTTEN_AFTER_ROUNDS = 10;

    private final Map<String, Unfinished> bySubscription = new HashMap<>();

    synchronized void add(Scope scope) {
        bySubscription
                .computeIfAbsent(key(scope.subscriptionId()), id -> new Unfinished())
                .keys
                .add(scope.key());
    }

    synchronized void remove(Scope scope) {
        keep(scope.subscriptionId(), key -> !key.equals(scope.key()));
    }

    /** The subscriptions of a round, those with something unfinished first; counts the rounds that left others out. */
    synchronized List<String> subscriptionsInOrder(List<String> ids) {
        Set<String> read = ids.stream().map(UnfinishedScopes::key).collect(Collectors.toSet());
        if (!read.isEmpty()) {
            bySubscription.forEach((id, unfinished) ->
                    unfinished.roundsWithout = read.contains(id) ? 0 : unfinished.roundsWithout + 1);
            bySubscription.values().removeIf(unfinished -> unfinished.roundsWithout >= FORGOTTEN_AFTER_ROUNDS);
        }
        return first(ids, id -> bySubscription.containsKey(key(id)));
    }

    /**
     * The resource groups of a subscription, those unfinished first.
     *
     * @param groups all that are to be read; what was unfinished in others is forgotten
     */
    synchronized List<Scope> groupsInOrder(Scope subscription, List<Scope> groups) {
        Set<String> found = groups.stream().map(Scope::key).collect(Collectors.toSet());
        found.add(subscription.key());
        keep(subscription.subscriptionId(), found::contains);
        return first(groups, this::isUnfinished);
    }

    /** Whether the time did not suffice for the scope. */
    synchronized boolean isUnfinished(Scope scope) {
        Unfinished unfinished = bySubscription.get(key(scope.subscriptionId()));
        return unfinished != null && unfinished.keys.contains(scope.key());
    }

    private void keep(String subscriptionId, Predicate<String> kept) {
        bySubscription.computeIfPresent(key(subscriptionId), (id, unfinished) -> {
            unfinished.keys.removeIf(key -> !kept.test(key));
            return unfinished.keys.isEmpty() ? null : unfinished;
        });
    }

    private static <T> List<T> first(List<T> all, Predicate<T> isUnfinished) {
        List<T> ordered = new ArrayList<>(all);
        ordered.sort(Comparator.comparing(isUnfinished::test, Comparator.reverseOrder()));
        return ordered;
    }

    private static String key(String subscriptionId) {
        return subscriptionId.toLowerCase(Locale.ROOT);
    }

    /** Of one subscription. */
    private static final class Unfinished {
        private final Set<String> keys = new HashSet<>();
        private int roundsWithout;
    }
}
