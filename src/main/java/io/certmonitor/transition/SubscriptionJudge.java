package io.certmonitor.transition;

import io.certmonitor.transition.ScopeState.Failure;
import io.certmonitor.transition.SubscriptionEvent.RestoredEvent;
import io.certmonitor.transition.SubscriptionEvent.UnreachableEvent;
import io.certmonitor.transition.SubscriptionState.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides when subscribers are told that a subscription cannot be read, and that it can be again. One readable scope
 * among many is enough for a subscription to be reachable.
 */
public final class SubscriptionJudge {

    private final Duration staleAfter;

    /**
     * A judge.
     *
     * @param staleAfter how long nothing of a subscription may be read before that is told
     */
    public SubscriptionJudge(Duration staleAfter) {
        this.staleAfter = staleAfter;
    }

    /**
     * Looks at how reading a subscription goes.
     *
     * @param previous what was told of it; null when nothing ever was
     * @param scopes the scopes that its orders are listed by, each as it really stands
     * @param watchedSince since when the monitor has tried to read it: while it was itself down, it found out nothing
     * @return empty when there is nothing to tell
     */
    public Optional<SubscriptionOutcome> judge(
            @Nullable SubscriptionState previous, List<ScopeState> scopes, Instant watchedSince, Instant now) {
        Outage told = previous == null ? null : previous.outage();
        if (previous != null && told != null) {
            return isReadAgain(told, scopes)
                    ? Optional.of(restored(previous, told, ResolutionReason.RECOVERED, now))
                    : Optional.empty();
        }
        if (scopes.isEmpty()
                || scopes.stream().anyMatch(ScopeState::isUp)
                || scopes.stream().allMatch(scope -> scope.lastAttemptAt().isBefore(watchedSince))) {
            return Optional.empty();
        }
        Outage outage = outage(scopes);
        Instant silentSince = outage.lastSuccessAt() == null ? outage.since() : outage.lastSuccessAt();
        return now.isAfter(silentSince.plus(staleAfter))
                ? Optional.of(unreachable(previous, scopes, outage, now))
                : Optional.empty();
    }

    /** The configuration no longer covers the subscription. */
    public Optional<SubscriptionOutcome> release(SubscriptionState previous, Instant now) {
        Outage told = previous.outage();
        return told == null
                ? Optional.empty()
                : Optional.of(restored(previous, told, ResolutionReason.UNMONITORED, now));
    }

    /** A group that is only no longer hidden by the failure of its subscription was not read again yet. */
    private static boolean isReadAgain(Outage told, List<ScopeState> scopes) {
        Instant before = told.lastSuccessAt();
        return scopes.stream()
                .filter(ScopeState::isUp)
                .map(ScopeState::lastSuccessAt)
                .anyMatch(success -> success != null && (before == null || success.isAfter(before)));
    }

    private static Outage outage(List<ScopeState> scopes) {
        Instant lastSuccess = scopes.stream()
                .map(ScopeState::lastSuccessAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Instant since = scopes.stream()
                .map(scope -> failure(scope).since())
                .filter(failed -> lastSuccess == null || !failed.isBefore(lastSuccess))
                .min(Comparator.naturalOrder())
                .orElseGet(() -> failure(latest(scopes)).since());
        return new Outage(since, lastSuccess);
    }

    private static SubscriptionOutcome unreachable(
            @Nullable SubscriptionState previous, List<ScopeState> scopes, Outage outage, Instant now) {
        ScopeState latest = latest(scopes);
        String id = latest.scope().subscriptionId();
        int episode = previous == null ? 1 : previous.episode() + 1;
        Failure failure = failure(latest);
        return new SubscriptionOutcome(
                new SubscriptionState(id, episode, outage),
                new UnreachableEvent(id, now, episode, outage, failure.reason(), failure.message()));
    }

    private static SubscriptionOutcome restored(
            SubscriptionState previous, Outage told, ResolutionReason reason, Instant now) {
        return new SubscriptionOutcome(
                new SubscriptionState(previous.subscriptionId(), previous.episode(), null),
                new RestoredEvent(previous.subscriptionId(), now, previous.episode(), told, reason));
    }

    private static ScopeState latest(List<ScopeState> scopes) {
        return scopes.stream()
                .max(Comparator.comparing(ScopeState::lastAttemptAt))
                .orElseThrow();
    }

    private static Failure failure(ScopeState scope) {
        return Objects.requireNonNull(scope.failure());
    }
}
