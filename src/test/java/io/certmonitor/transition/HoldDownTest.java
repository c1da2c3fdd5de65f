package io.certmonitor.transition;

import static io.certmonitor.policy.Severity.CRITICAL;
import static io.certmonitor.policy.Severity.WARNING;
import static io.certmonitor.transition.Judgements.disabled;
import static io.certmonitor.transition.Judgements.expired;
import static io.certmonitor.transition.Judgements.expiring;
import static io.certmonitor.transition.Judgements.finding;
import static io.certmonitor.transition.Judgements.found;
import static io.certmonitor.transition.Judgements.suppressed;
import static io.certmonitor.transition.Judgements.unclear;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.SampleOrders;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicySettings;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.PendingChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HoldDownTest {

    private static final Duration TEN = Duration.ofMinutes(10);
    private static final Duration NOTHING = Duration.ZERO;
    private static final Finding THIRTY = expiring(WARNING, "30d", 1);
    private static final Finding FOURTEEN = expiring(CRITICAL, "14d", 2);

    private final Judgements order = new Judgements(Judgements.holdDown(TEN));

    @Test
    void aFindingMustHoldForThatLongBeforeItIsTold() {
        assertThat(order.see(THIRTY)).isEmpty();
        assertThat(order.state().findings()).isEmpty();
        assertThat(order.state().pending())
                .containsExactly(new PendingChange(Judgements.EXPIRING, Kind.RAISE, Judgements.START));

        assertThat(order.pass(TEN.minusMillis(1))).isEmpty();
        assertThat(order.pass(Duration.ofMillis(1))).containsExactly("raised EXPIRING 30d #1");

        assertThat(order.state().pending()).isEmpty();
        assertThat(order.state().findings())
                .extracting(RaisedFinding::raisedAt)
                .containsExactly(Judgements.START.plus(TEN));
    }

    @Test
    void aFindingThatGoesBeforeItWasToldIsNeverTold() {
        order.see(THIRTY);
        order.pass(Duration.ofMinutes(9));
        assertThat(order.see(found())).isEmpty();

        assertThat(order.see(THIRTY)).isEmpty();

        assertThat(order.pass(Duration.ofMinutes(9))).isEmpty();
        assertThat(order.pass(Duration.ofMinutes(1))).containsExactly("raised EXPIRING 30d #1");
    }

    @Test
    void aFindingMustBeGoneForThatLongBeforeItCountsAsRecovered() {
        raised(THIRTY);

        assertThat(order.see(found())).isEmpty();
        assertThat(order.state().findings()).hasSize(1);
        order.pass(Duration.ofMinutes(9));
        order.see(THIRTY);
        order.see(found());

        assertThat(order.pass(Duration.ofMinutes(9))).isEmpty();
        assertThat(order.pass(Duration.ofMinutes(1))).containsExactly("resolved EXPIRING 30d #1 recovered");
        assertThat(order.state().pending()).isEmpty();
    }

    @Test
    void anEscalationIsToldAtOnceAndItsEasingIsHeldDown() {
        raised(THIRTY);

        assertThat(order.see(FOURTEEN)).containsExactly("escalated EXPIRING 14d #1");
        assertThat(order.see(THIRTY)).isEmpty();
        assertThat(order.state().severity()).isEqualTo(CRITICAL);
        assertThat(order.pass(Duration.ofMinutes(9))).isEmpty();
        assertThat(order.pass(Duration.ofMinutes(1))).containsExactly("deescalated EXPIRING 30d #2");
    }

    @Test
    void anEasingThatDoesNotLastIsNotTold() {
        raised(FOURTEEN);
        order.see(THIRTY);

        assertThat(order.see(FOURTEEN)).isEmpty();

        assertThat(order.state().pending()).isEmpty();
        assertThat(order.pass(Duration.ofDays(1))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ResolutionReason.class,
            names = {"REMOVED", "UNMONITORED"})
    void anOrderThatIsLostResolvesAtOnceAndHasNothingPending(ResolutionReason reason) {
        raised(THIRTY);
        order.see(THIRTY, finding(FindingCode.ORDER_FAILED, CRITICAL));

        assertThat(order.lose(reason)).containsExactly("resolved EXPIRING 30d #1 " + reason.label());
        assertThat(order.state().pending()).isEmpty();
    }

    @Test
    void aSuppressionAndASwitchedOffCodeResolveAtOnce() {
        raised(THIRTY);
        assertThat(order.see(suppressed(THIRTY))).containsExactly("resolved EXPIRING 30d #1 suppressed");

        raised(THIRTY);
        assertThat(order.see(disabled(FindingCode.EXPIRING))).containsExactly("resolved EXPIRING 30d #2 policy");
    }

    @Test
    void aSuppressedFindingIsNotPending() {
        order.see(THIRTY);

        order.see(suppressed(THIRTY));

        assertThat(order.state().pending()).isEmpty();
    }

    @Test
    void aSupersededFindingStandsUntilTheOneInItsPlaceIsTold() {
        Finding ended = finding(FindingCode.EXPIRED, CRITICAL);
        raised(FOURTEEN);

        assertThat(order.see(expired(ended))).isEmpty();
        assertThat(order.pass(TEN)).containsExactly("raised EXPIRED #1", "resolved EXPIRING 14d #1 superseded");
    }

    @Test
    void aRenewalResolvesAtOnceAndTheNewCertificateIsHeldDownByItself() {
        Instant end = Instant.parse("2026-12-16T00:00:00Z");
        Instant begin = end.minus(Duration.ofDays(198));
        OrderJudge judge = new OrderJudge(new Policy(PolicySettings.DEFAULT), Judgements.holdDown(Duration.ofDays(2)));
        CertificateOrder old = SampleOrders.issued(begin, end).build();
        CertificateOrder renewed = SampleOrders.issued(begin, end.plus(Duration.ofDays(20)))
                .serialNumber("0AFC02")
                .signedCertificate(SampleOrders.certificate("0AFC02", "C3D4", begin, end.plus(Duration.ofDays(20))))
                .build();
        OrderState pending = judge.see(null, old, end.minus(Duration.ofDays(7))).state();
        OrderState raised =
                judge.reconsider(pending, end.minus(Duration.ofDays(5))).state();

        Outcome outcome = judge.see(raised, renewed, end.minus(Duration.ofDays(4)));
        Outcome early = judge.reconsider(outcome.state(), end.minus(Duration.ofDays(3)));
        Outcome due = judge.reconsider(early.state(), end.minus(Duration.ofDays(2)));

        assertThat(EventsOf.words(outcome)).containsExactly("renewed", "resolved EXPIRING 7d #1 renewed");
        assertThat(EventsOf.words(early)).isEmpty();
        assertThat(EventsOf.words(due)).containsExactly("raised EXPIRING 30d #2");
    }

    @Test
    void anotherPolicyTellsWhatDiffersAtOnceWithThatReason() {
        raised(THIRTY);

        assertThat(order.passWithOtherPolicy(NOTHING, finding(FindingCode.ORDER_FAILED, CRITICAL)))
                .containsExactly("raised ORDER_FAILED #1 policy", "resolved EXPIRING 30d #1 policy");
    }

    @Test
    void anotherPolicySaysOfEachChangeThatItIsItsDoing() {
        raised(THIRTY);

        assertThat(order.passWithOtherPolicy(NOTHING, FOURTEEN)).containsExactly("escalated EXPIRING 14d #1 policy");
        assertThat(order.passWithOtherPolicy(NOTHING, THIRTY)).containsExactly("deescalated EXPIRING 30d #2 policy");
        assertThat(order.passWithOtherPolicy(NOTHING, THIRTY)).isEmpty();
    }

    @Test
    void whatWasPendingBeforeAnotherPolicyGoesOnWaiting() {
        order.see(THIRTY);

        assertThat(order.passWithOtherPolicy(Duration.ofMinutes(9), THIRTY)).isEmpty();
        assertThat(order.pass(Duration.ofMinutes(1))).containsExactly("raised EXPIRING 30d #1");
    }

    @Test
    void whatCannotBeUnderstoodInterruptsARecoveryButNotARise() {
        order.see(THIRTY);
        order.pass(Duration.ofMinutes(5));
        assertThat(order.see(unclear("expirationTime"))).isEmpty();
        order.pass(Duration.ofMinutes(5));
        assertThat(order.see(THIRTY)).containsExactly("raised EXPIRING 30d #1");

        order.see(found());
        order.pass(Duration.ofMinutes(9));
        order.see(unclear("expirationTime"));
        order.pass(Duration.ofMinutes(1));
        assertThat(order.see(found())).isEmpty();
        assertThat(order.pass(TEN)).containsExactly("resolved EXPIRING 30d #1 recovered");
    }

    @Test
    void aClockThatIsALittleBehindFiresNotEarlier() {
        order.see(THIRTY);

        order.pass(Duration.ofMinutes(-10));

        assertThat(order.pass(Duration.ofMinutes(19))).isEmpty();
        assertThat(order.pass(Duration.ofMinutes(1))).containsExactly("raised EXPIRING 30d #1");
    }

    @Test
    void aClockThatWasPutRightBeginsToCountAnew() {
        order.see(THIRTY);

        order.pass(Duration.ofDays(-100));

        assertThat(order.pass(Duration.ofMinutes(9))).isEmpty();
        assertThat(order.pass(Duration.ofMinutes(1))).containsExactly("raised EXPIRING 30d #1");
    }

    @Test
    void eachCodeCanHaveItsOwn() {
        Judgements other = new Judgements(
                new EventSettings(TEN, Map.of(FindingCode.ORDER_FAILED, Duration.ZERO), Severity.OK, Map.of(), false));

        assertThat(other.see(THIRTY, finding(FindingCode.ORDER_FAILED, CRITICAL)))
                .isEqualTo(List.of("raised ORDER_FAILED #1"));
    }

    private void raised(Finding finding) {
        order.see(finding);
        assertThat(order.pass(TEN)).hasSize(1);
    }
}
