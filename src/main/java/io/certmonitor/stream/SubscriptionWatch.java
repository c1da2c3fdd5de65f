package io.certmonitor.stream;

import io.certmonitor.order.Scope;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.transition.SubscriptionOutcome;
import io.certmonitor.transition.SubscriptionState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Watches whether the subscriptions of one partition can be read, and tells when that changes. */
final class SubscriptionWatch {

    private final JudgeDependencies dependencies;
    private final PartitionState state;
    private final Teller teller;
    private final Instant watchedSince;

    /** Begins to watch now: what was tried before was tried by an earlier owner of the partition, before a pause. */
    SubscriptionWatch(JudgeDependencies dependencies, PartitionState state, Teller teller) {
        this.dependencies = dependencies;
        this.state = state;
        this.teller = teller;
        this.watchedSince = dependencies.clock().instant();
    }

    /** Looks at every subscription again, because time has passed, and lets go of those that are no longer covered. */
    void reconsiderAll() {
        Set<String> ids = state.scopes().stream()
                .map(scope -> scope.scope().subscriptionId().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        ids.forEach(id -> reconsider(id, null));
        Instant now = dependencies.clock().instant();
        for (SubscriptionState told : state.subscriptions()) {
            if (!dependencies.filter().coversSubscription(told.subscriptionId())) {
                dependencies.subscriptions().release(told, now).ifPresent(outcome -> tell(outcome, null));
            }
        }
    }

    /**
     * Looks at a subscription again.
     *
     * @param observedAt when the observation that is the reason was made; null when time is
     */
    void reconsider(String subscriptionId, @Nullable Instant observedAt) {
        if (!dependencies.filter().coversSubscription(subscriptionId)) {
            return;
        }
        dependencies
                .subscriptions()
                .judge(
                        state.subscription(subscriptionId),
                        listingScopes(subscriptionId),
                        watchedSince,
                        dependencies.clock().instant())
                .ifPresent(outcome -> tell(outcome, observedAt));
    }

    /** The scopes that orders are listed by: the groups where they are scopes of their own, else the subscription. */
    private List<ScopeState> listingScopes(String subscriptionId) {
        ScopeState subscription = state.scope(Scope.subscription(subscriptionId));
        List<ScopeState> groups = state.resourceGroupsOf(subscriptionId);
        if (groups.isEmpty()) {
            return subscription == null ? List.of() : List.of(subscription);
        }
        return groups.stream().map(group -> group.within(subscription)).toList();
    }

    private void tell(SubscriptionOutcome outcome, @Nullable Instant observedAt) {
        Teller.Message message = teller.prepare(outcome.event(), observedAt);
        state.put(outcome.state());
        teller.send(message);
    }
}
