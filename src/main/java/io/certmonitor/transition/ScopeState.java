package io.certmonitor.transition;

import io.certmonitor.observation.Observation.ResourceGroupsDiscovered;
import io.certmonitor.observation.Observation.ScopeCompleted;
import io.certmonitor.observation.Observation.ScopeFailed;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How reading a scope goes. A scope that fails keeps what its last success found.
 *
 * @param scope a resource group, or a whole subscription
 * @param lastAttemptAt when it was read last, well or not
 * @param lastSuccessAt when it was read completely last; null if never
 * @param failure why it cannot be read now; null when it can
 * @param orders how many orders the last success found; null where it was a discovery of resource groups
 * @param resourceGroups how many resource groups the last discovery found; null where orders were listed
 * @param problems what could not be read in its orders, the first of them
 * @param problemCount how many such problems there are in all
 * @param filterMatchesNothing whether the last success found something, and the configured filter covers none of it
 */
public record ScopeState(
        Scope scope,
        Instant lastAttemptAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Failure failure,
        @Nullable Integer orders,
        @Nullable Integer resourceGroups,
        List<OrderProblem> problems,
        int problemCount,
        boolean filterMatchesNothing) {

    /**
     * Why a scope cannot be read.
     *
     * @param since when it failed first since its last success
     */
    public record Failure(FailureReason reason, String message, Instant since) {}

    /** Copies the problems. */
    public ScopeState {
        problems = List.copyOf(problems);
    }

    /** Whether the last attempt succeeded. */
    public boolean isUp() {
        return failure == null;
    }

    /** The state after a complete listing. */
    public static ScopeState after(ScopeCompleted completed) {
        return new ScopeState(
                completed.scope(),
                completed.observedAt(),
                completed.observedAt(),
                null,
                completed.orders(),
                null,
                completed.problems(),
                completed.problemCount(),
                completed.filterMatchesNothing());
    }

    /** The state of a subscription after its resource groups were discovered. */
    public static ScopeState after(ResourceGroupsDiscovered discovered) {
        return new ScopeState(
                Scope.subscription(discovered.subscriptionId()),
                discovered.observedAt(),
                discovered.observedAt(),
                null,
                null,
                discovered.resourceGroups().size(),
                List.of(),
                0,
                discovered.filterMatchesNothing());
    }

    /** The state after a failure, which leaves what the last success found. */
    public static ScopeState after(@Nullable ScopeState previous, ScopeFailed failed) {
        Failure before = previous == null ? null : previous.failure();
        Instant since = before == null ? failed.observedAt() : before.since();
        return new ScopeState(
                failed.scope(),
                failed.observedAt(),
                previous == null ? null : previous.lastSuccessAt(),
                new Failure(failed.reason(), failed.message(), since),
                previous == null ? null : previous.orders(),
                previous == null ? null : previous.resourceGroups(),
                previous == null ? List.of() : previous.problems(),
                previous == null ? 0 : previous.problemCount(),
                previous != null && previous.filterMatchesNothing());
    }

    /**
     * This resource group as it really stands, given its subscription: while the groups of the subscription cannot be
     * discovered, none of them is read, whatever their own last attempts came to.
     *
     * @param subscription the state of the subscription's own scope; null when it has none
     */
    public ScopeState within(@Nullable ScopeState subscription) {
        if (subscription == null || subscription.isUp() || !isUp()) {
            return this;
        }
        return new ScopeState(
                scope,
                subscription.lastAttemptAt(),
                lastSuccessAt,
                subscription.failure(),
                orders,
                resourceGroups,
                problems,
                problemCount,
                filterMatchesNothing);
    }
}
