package io.certmonitor.poll;

import io.certmonitor.azure.ScopeReading;
import io.certmonitor.observation.Observation;
import io.certmonitor.observation.Observation.OrderSeen;
import io.certmonitor.observation.Observation.PollStarted;
import io.certmonitor.observation.Observation.ResourceGroupsDiscovered;
import io.certmonitor.observation.Observation.ScopeCompleted;
import io.certmonitor.observation.Observation.ScopeFailed;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Turns the readings of one cycle into observations; each subscription's poll has an id of its own. */
final class SubscriptionPolls {

    private final Clock clock;
    private final Supplier<String> pollIds;
    private final Map<String, String> pollIdBySubscription = new ConcurrentHashMap<>();

    SubscriptionPolls(Clock clock, Supplier<String> pollIds) {
        this.clock = clock;
        this.pollIds = pollIds;
    }

    /** The observation that begins the poll of a subscription. */
    Observation begin(String subscriptionId) {
        String key = key(subscriptionId);
        String pollId = pollIds.get();
        pollIdBySubscription.put(key, pollId);
        return new PollStarted(pollId, clock.instant(), key);
    }

    /** The observations of a reading, in the order in which they must be sent. */
    List<Observation> observations(ScopeReading reading) {
        Scope scope = reading.scope();
        String subscription = key(scope.subscriptionId());
        String pollId = pollIdBySubscription.get(subscription);
        if (pollId == null) {
            throw new IllegalStateException("A reading of a subscription that is not polled: " + subscription);
        }
        Instant now = clock.instant();
        if (reading instanceof ScopeReading.GroupsDiscovered groups) {
            return List.of(new ResourceGroupsDiscovered(
                    pollId, now, subscription, groups.resourceGroups(), groups.filterMatchesNothing()));
        }
        if (reading instanceof ScopeReading.Failed failed) {
            return List.of(new ScopeFailed(pollId, now, subscription, scope, failed.reason(), failed.message()));
        }
        if (reading instanceof ScopeReading.OrdersSeen seen) {
            return seen.orders().stream()
                    .<Observation>map(order -> new OrderSeen(pollId, now, subscription, order))
                    .toList();
        }
        ScopeReading.Listed listed = (ScopeReading.Listed) reading;
        return List.of(new ScopeCompleted(
                pollId,
                now,
                subscription,
                scope,
                listed.orders(),
                listed.problems(),
                listed.problems().size(),
                listed.problems().stream().noneMatch(problem -> problem.kind() == OrderProblem.Kind.NOT_AN_ORDER),
                listed.filterMatchesNothing()));
    }

    private static String key(String subscriptionId) {
        return subscriptionId.toLowerCase(Locale.ROOT);
    }
}
