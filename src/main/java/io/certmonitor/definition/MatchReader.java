package io.certmonitor.definition;

import io.certmonitor.config.PolicyConfig;
import io.certmonitor.order.Glob;
import io.certmonitor.order.OrderId;
import io.certmonitor.policy.OrderMatcher;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads which orders something is for. */
final class MatchReader {

    /** Matches every order. */
    static final OrderMatcher ALL = new OrderMatcher(Set.of(), List.of(), List.of(), Map.of());

    private MatchReader() {}

    static OrderMatcher read(Place place, PolicyConfig.Match written) {
        return new OrderMatcher(
                subscriptions(
                        place.child("subscriptions"), written.subscriptions().orElse(List.of())),
                Values.globs(place.child("resource-groups"), written.resourceGroups()),
                Values.globs(place.child("names"), written.names()),
                tags(place.child("tags"), written.tags()));
    }

    private static Set<String> subscriptions(Place place, List<String> written) {
        for (String id : written) {
            if (!OrderId.isSubscriptionId(id)) {
                place.mustBe(id, "a subscription id, which is a GUID");
            }
        }
        return new HashSet<>(written);
    }

    private static Map<String, Glob> tags(Place place, Map<String, String> written) {
        Map<String, Glob> tags = new TreeMap<>();
        written.forEach((name, value) -> {
            Glob glob = Values.glob(place.child(name), value);
            if (glob != null) {
                tags.put(name, glob);
            }
        });
        return tags;
    }
}
