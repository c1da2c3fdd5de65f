package io.certmonitor.azure;

import io.certmonitor.order.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** What the time of the last poll cycle did not suffice for; it goes first in the next. Safe for several threads. */
final class UnfinishedScopes {

    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    void add(Scope scope) {
        keys.add(scope.key());
    }

    void remove(Scope scope) {
        keys.remove(scope.key());
    }

    /** The subscriptions, those with something unfinished first. */
    List<String> subscriptionsInOrder(List<String> ids) {
        List<String> unfinished =
                keys.stream().map(UnfinishedScopes::subscription).toList();
        return first(ids, id -> unfinished.contains(id.toLowerCase(Locale.ROOT)));
    }

    /** Resource groups of a subscription, those unfinished first. */
    List<Scope> inOrder(List<Scope> groups) {
        return first(groups, group -> keys.contains(group.key()));
    }

    private static <T> List<T> first(List<T> all, Predicate<T> isUnfinished) {
        List<T> ordered = new ArrayList<>(all);
        ordered.sort(Comparator.comparing(isUnfinished::test, Comparator.reverseOrder()));
        return ordered;
    }

    private static String subscription(String key) {
        return key.split("/", -1)[2];
    }
}
