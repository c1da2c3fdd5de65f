package io.certmonitor.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Scope;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.SubscriptionEvent.RestoredEvent;
import io.certmonitor.transition.SubscriptionEvent.UnreachableEvent;
import io.certmonitor.transition.SubscriptionState.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubscriptionJudgeTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final Scope WHOLE = Scope.subscription("Sub");
    private static final Scope A = Scope.resourceGroup("Sub", "a");
    private static final Scope B = Scope.resourceGroup("Sub", "b");

    private final SubscriptionJudge judge = new SubscriptionJudge(Duration.ofMinutes(45));

    @Test
    void aSubscriptionIsUnreachableOnceItsLastSuccessIsLongerAgoThanAllowed() {
        List<ScopeState> scopes = List.of(failed(WHOLE, 0, 15, 30));

        assertThat(judge.judge(null, scopes, START, at(45))).isEmpty();
        assertThat(judge.judge(null, scopes, START, at(45).plusMillis(1)))
                .contains(new SubscriptionOutcome(
                        new SubscriptionState("Sub", 1, new Outage(at(15), at(0))),
                        new UnreachableEvent(
                                "Sub",
                                at(45).plusMillis(1),
                                1,
                                new Outage(at(15), at(0)),
                                FailureReason.FORBIDDEN,
                                "no")));
    }

    @Test
    void aSubscriptionThatCouldNeverBeReadCountsFromItsFirstFailure() {
        List<ScopeState> scopes = List.of(failed(WHOLE, null, 10, 30));

        assertThat(judge.judge(null, scopes, START, at(55))).isEmpty();
        assertThat(told(judge.judge(null, scopes, START, at(56))).outage()).isEqualTo(new Outage(at(10), null));
    }

    @Test
    void oneReadableGroupAmongUnreadableOnesKeepsASubscriptionReachable() {
        List<ScopeState> scopes = List.of(failed(A, 0, 10, 100), completed(B, 10));

        assertThat(judge.judge(null, scopes, START, at(1_000))).isEmpty();
    }

    @Test
    void theLatestSuccessOfAllGroupsCounts() {
        List<ScopeState> scopes = List.of(failed(A, 0, 10, 60), failed(B, 40, 50, 60));

        assertThat(judge.judge(null, scopes, START, at(85))).isEmpty();
        assertThat(told(judge.judge(null, scopes, START, at(86))).outage()).isEqualTo(new Outage(at(50), at(40)));
    }

    @Test
    void aMonitorThatWasItselfDownTellsNothingBeforeAnAttemptOfItsOwn() {
        assertThat(judge.judge(null, List.of(failed(WHOLE, 0, 15, 30)), at(500), at(501)))
                .isEmpty();
        assertThat(judge.judge(null, List.of(failed(WHOLE, 0, 15, 502)), at(500), at(502)))
                .isPresent();
    }

    @Test
    void aSubscriptionThatWasNeverTriedIsNotUnreachable() {
        assertThat(judge.judge(null, List.of(), START, at(1_000))).isEmpty();
    }

    @Test
    void anOutageIsToldOnceAndItsEndOnce() {
        SubscriptionState unreachable = outcome(judge.judge(null, List.of(failed(WHOLE, 0, 15, 60)), START, at(60)))
                .state();
        assertThat(judge.judge(unreachable, List.of(failed(WHOLE, 0, 15, 75)), START, at(75)))
                .isEmpty();

        Optional<SubscriptionOutcome> restored = judge.judge(unreachable, List.of(completed(WHOLE, 90)), START, at(90));

        assertThat(restored)
                .contains(new SubscriptionOutcome(
                        new SubscriptionState("Sub", 1, null),
                        new RestoredEvent("Sub", at(90), 1, new Outage(at(15), at(0)), ResolutionReason.RECOVERED)));
        assertThat(judge.judge(outcome(restored).state(), List.of(completed(WHOLE, 90)), START, at(91)))
                .isEmpty();
    }

    @Test
    void theNextOutageIsAnEpisodeOfItsOwn() {
        SubscriptionState over = new SubscriptionState("Sub", 1, null);

        assertThat(told(judge.judge(over, List.of(failed(WHOLE, 100, 115, 160)), START, at(160)))
                        .episode())
                .isEqualTo(2);
    }

    @Test
    void aGroupThatOnlyIsNoLongerHiddenByItsSubscriptionRestoresNothing() {
        SubscriptionState unreachable = new SubscriptionState("Sub", 1, new Outage(at(15), at(0)));

        assertThat(judge.judge(unreachable, List.of(completed(A, 0)), START, at(90)))
                .isEmpty();
        assertThat(judge.judge(unreachable, List.of(completed(A, 90), failed(B, 0, 15, 90)), START, at(90)))
                .isPresent();
    }

    @Test
    void aSubscriptionThatIsNoLongerCoveredIsRestoredForThatReason() {
        SubscriptionState unreachable = new SubscriptionState("Sub", 3, new Outage(at(15), null));

        SubscriptionOutcome released = judge.release(unreachable, at(90)).orElseThrow();

        assertThat(released.event())
                .isEqualTo(new RestoredEvent("Sub", at(90), 3, new Outage(at(15), null), ResolutionReason.UNMONITORED));
        assertThat(judge.release(released.state(), at(91))).isEmpty();
    }

    @Test
    void aClockThatWasPutBackTellsNothingEarly() {
        assertThat(judge.judge(null, List.of(failed(WHOLE, 0, 15, 60)), at(-100), at(-50)))
                .isEmpty();
    }

    @Test
    void bothEventsAreCriticalAndAboutTheSubscription() {
        SubscriptionEvent event = told(judge.judge(null, List.of(failed(WHOLE, 0, 15, 60)), START, at(60)));

        assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(event.subject()).isEqualTo("/subscriptions/Sub");
        assertThat(event.key()).isEqualTo("/subscriptions/sub");
        assertThat(event.type()).isEqualTo(EventType.UNREACHABLE);
    }

    private static SubscriptionEvent told(Optional<SubscriptionOutcome> outcome) {
        return outcome(outcome).event();
    }

    private static SubscriptionOutcome outcome(Optional<SubscriptionOutcome> outcome) {
        return outcome.orElseThrow();
    }

    private static ScopeState failed(Scope scope, @Nullable Integer success, int since, int attempt) {
        return new ScopeState(
                scope,
                at(attempt),
                success == null ? null : at(success),
                new ScopeState.Failure(FailureReason.FORBIDDEN, "no", at(since)),
                null,
                null,
                List.of(),
                0,
                false);
    }

    private static ScopeState completed(Scope scope, int minute) {
        return new ScopeState(scope, at(minute), at(minute), null, 1, null, List.of(), 0, false);
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
