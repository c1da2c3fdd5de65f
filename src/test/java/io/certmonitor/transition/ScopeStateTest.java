package io.certmonitor.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.observation.Observation.ResourceGroupsDiscovered;
import io.certmonitor.observation.Observation.ScopeCompleted;
import io.certmonitor.observation.Observation.ScopeFailed;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.Scope;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeStateTest {

    private static final Scope GROUP = Scope.resourceGroup("sub", "rg");
    private static final OrderProblem PROBLEM = new OrderProblem("www", "keySize", "big", OrderProblem.Kind.UNREADABLE);

    @Test
    void aCompleteListingIsASuccess() {
        ScopeState state = ScopeState.after(completed(1));

        assertThat(state).isEqualTo(new ScopeState(GROUP, at(1), at(1), null, 7, null, List.of(PROBLEM), 3, false));
        assertThat(state.isUp()).isTrue();
    }

    @Test
    void aFailureKeepsWhatTheLastSuccessFound() {
        ScopeState state = ScopeState.after(ScopeState.after(completed(1)), failed(2, FailureReason.THROTTLED));

        assertThat(state)
                .isEqualTo(new ScopeState(
                        GROUP,
                        at(2),
                        at(1),
                        new ScopeState.Failure(FailureReason.THROTTLED, "no", at(2)),
                        7,
                        null,
                        List.of(PROBLEM),
                        3,
                        false));
        assertThat(state.isUp()).isFalse();
    }

    @Test
    void aFailureThatGoesOnKeepsItsBeginningWhateverItsReason() {
        ScopeState first = ScopeState.after(ScopeState.after(completed(1)), failed(2, FailureReason.THROTTLED));

        ScopeState second = ScopeState.after(first, failed(3, FailureReason.FORBIDDEN));

        assertThat(second.failure()).isEqualTo(new ScopeState.Failure(FailureReason.FORBIDDEN, "no", at(2)));
        assertThat(second.lastAttemptAt()).isEqualTo(at(3));
        assertThat(second.lastSuccessAt()).isEqualTo(at(1));
    }

    @Test
    void aScopeThatWasNeverReadCanFail() {
        ScopeState state = ScopeState.after(null, failed(2, FailureReason.NOT_FOUND));

        assertThat(state)
                .isEqualTo(new ScopeState(
                        GROUP,
                        at(2),
                        null,
                        new ScopeState.Failure(FailureReason.NOT_FOUND, "no", at(2)),
                        null,
                        null,
                        List.of(),
                        0,
                        false));
    }

    @Test
    void aSuccessEndsTheFailureAndTheNextFailureBeginsAnew() {
        ScopeState recovered = ScopeState.after(completed(3));

        ScopeState again = ScopeState.after(recovered, failed(4, FailureReason.TIMEOUT));

        assertThat(recovered.isUp()).isTrue();
        assertThat(again.failure()).isEqualTo(new ScopeState.Failure(FailureReason.TIMEOUT, "no", at(4)));
    }

    @Test
    void aDiscoveryIsASuccessOfTheSubscription() {
        ScopeState state =
                ScopeState.after(new ResourceGroupsDiscovered("poll", at(1), "sub", List.of("rg-1", "rg-2"), false));

        assertThat(state)
                .isEqualTo(new ScopeState(Scope.subscription("sub"), at(1), at(1), null, null, 2, List.of(), 0, false));
    }

    private static ScopeCompleted completed(int second) {
        return new ScopeCompleted("poll", at(second), "sub", GROUP, 7, List.of(PROBLEM), 3, true, false);
    }

    private static ScopeFailed failed(int second, FailureReason reason) {
        return new ScopeFailed("poll", at(second), "sub", GROUP, reason, "no");
    }

    private static Instant at(int second) {
        return Instant.parse("2026-11-20T10:00:00Z").plusSeconds(second);
    }
}
