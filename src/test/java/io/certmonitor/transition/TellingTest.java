package io.certmonitor.transition;

import static io.certmonitor.policy.Severity.CRITICAL;
import static io.certmonitor.policy.Severity.INFO;
import static io.certmonitor.policy.Severity.WARNING;
import static io.certmonitor.transition.Judgements.disabled;
import static io.certmonitor.transition.Judgements.expiring;
import static io.certmonitor.transition.Judgements.found;
import static io.certmonitor.transition.Judgements.inventory;
import static io.certmonitor.transition.Judgements.minSeverity;
import static io.certmonitor.transition.Judgements.repeating;
import static io.certmonitor.transition.Judgements.suppressed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.certmonitor.policy.Finding;
import io.certmonitor.policy.FindingCode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TellingTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration NOTHING = Duration.ZERO;
    private static final Finding SIXTY = expiring(INFO, "60d", 0);
    private static final Finding THIRTY = expiring(WARNING, "30d", 1);
    private static final Finding FOURTEEN = expiring(CRITICAL, "14d", 2);
    private static final Finding SEVEN = expiring(CRITICAL, "7d", 3);

    @Test
    void aSuppressionResolvesAndItsEndRaisesTheNextEpisode() {
        Judgements order = new Judgements(EventSettings.DEFAULT);
        order.see(THIRTY);

        assertThat(order.see(suppressed(THIRTY))).containsExactly("resolved EXPIRING 30d #1 suppressed");
        assertThat(order.see(suppressed(THIRTY))).isEmpty();
        assertThat(order.see(THIRTY)).containsExactly("raised EXPIRING 30d #2");
    }

    @Test
    void aCodeThatIsSwitchedOffResolvesByPolicyHoweverThatIsNoticed() {
        Judgements order = new Judgements(EventSettings.DEFAULT);
        order.see(THIRTY);

        assertThat(order.see(disabled(FindingCode.EXPIRING))).containsExactly("resolved EXPIRING 30d #1 policy");
    }

    @Test
    void aFindingBelowTheSeverityHoldsWithoutBeingTold() {
        Judgements order = new Judgements(minSeverity(WARNING));

        assertThat(order.see(SIXTY)).isEmpty();
        assertThat(order.state().severity()).isEqualTo(INFO);
        assertThat(order.state().findings()).extracting(RaisedFinding::silent).containsExactly(true);
        assertThat(order.see(found())).isEmpty();
        assertThat(order.state().findings()).isEmpty();
    }

    @Test
    void aSilentFindingThatBecomesSevereEnoughIsRaised() {
        Judgements order = new Judgements(minSeverity(WARNING));
        order.see(SIXTY);
        order.pass(DAY);

        assertThat(order.see(THIRTY)).containsExactly("raised EXPIRING 30d #1");
        assertThat(order.state().findings())
                .extracting(RaisedFinding::raisedAt, RaisedFinding::toldAt)
                .containsExactly(tuple(Judgements.START, Judgements.START.plus(DAY)));
        assertThat(order.see(FOURTEEN)).containsExactly("escalated EXPIRING 14d #1");
    }

    @Test
    void aToldFindingIsToldToItsEndAlsoBelowTheSeverity() {
        Judgements order = new Judgements(minSeverity(WARNING));
        order.see(THIRTY);

        assertThat(order.see(SIXTY)).containsExactly("deescalated EXPIRING 60d #2");
        assertThat(order.see(found())).containsExactly("resolved EXPIRING 60d #2 recovered");
    }

    @Test
    void aLowerSeverityInTheConfigurationTellsWhatWasSilent() {
        Judgements order = new Judgements(minSeverity(CRITICAL));
        order.see(THIRTY);
        order.restart(minSeverity(WARNING));

        assertThat(order.pass(NOTHING)).containsExactly("raised EXPIRING 30d #1");
    }

    @Test
    void aSilentFindingIsGoneSilentlyWhateverTheReason() {
        Judgements order = new Judgements(minSeverity(WARNING));
        order.see(SIXTY);
        assertThat(order.see(suppressed(SIXTY))).isEmpty();
        order.see(SIXTY);
        assertThat(order.lose(ResolutionReason.REMOVED)).isEmpty();
    }

    @Test
    void aFindingIsRemindedOfAfterEachFullInterval() {
        Judgements order = new Judgements(repeating(WARNING, DAY));
        order.see(THIRTY);

        assertThat(order.pass(DAY.minusMillis(1))).isEmpty();
        assertThat(order.pass(Duration.ofMillis(1))).containsExactly("reminded EXPIRING 30d #1");
        assertThat(order.pass(NOTHING)).isEmpty();
        assertThat(order.pass(DAY.minusMillis(1))).isEmpty();
        assertThat(order.pass(Duration.ofMillis(1))).containsExactly("reminded EXPIRING 30d #1");
        assertThat(order.state().findings())
                .extracting(RaisedFinding::reminders)
                .containsExactly(2);
    }

    @Test
    void afterAnOutageThereIsOneReminder() {
        Judgements order = new Judgements(repeating(WARNING, DAY));
        order.see(THIRTY);

        assertThat(order.pass(Duration.ofDays(5))).containsExactly("reminded EXPIRING 30d #1");
        assertThat(order.pass(Duration.ofHours(23))).isEmpty();
    }

    @Test
    void aChangeCountsAsBeingToldAndEachSeverityHasItsInterval() {
        Judgements order = new Judgements(repeating(CRITICAL, DAY));
        order.see(THIRTY);
        assertThat(order.pass(Duration.ofDays(9))).isEmpty();
        order.see(FOURTEEN);
        order.pass(Duration.ofHours(23));
        order.see(SEVEN);

        assertThat(order.pass(Duration.ofHours(23))).isEmpty();
        assertThat(order.pass(Duration.ofHours(1))).containsExactly("reminded EXPIRING 7d #1");
    }

    @Test
    void aReminderIsOfTheFindingsOwnTypeAndSaysNothingOfBefore() {
        OrderJudge judge = new OrderJudge((order, history, at) -> found(THIRTY), repeating(WARNING, DAY));
        Outcome raised = judge.see(null, Judgements.ORDER, Judgements.START);
        Outcome once = judge.reconsider(raised.state(), Judgements.START.plus(DAY));
        Outcome twice = judge.reconsider(once.state(), Judgements.START.plus(DAY.multipliedBy(2)));

        assertThat(once.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.EXPIRING);
            assertThat(((OrderEvent.FindingEvent) event).previous()).isNull();
            assertThat(((OrderEvent.FindingEvent) event).reason()).isNull();
        });
        assertThat(EventsOf.ids(once)).doesNotContainAnyElementsOf(EventsOf.ids(twice));
    }

    @Test
    void aSilentFindingIsNotRemindedOf() {
        Judgements order = new Judgements(new EventSettings(NOTHING, Map.of(), WARNING, Map.of(INFO, DAY), false));
        order.see(SIXTY);

        assertThat(order.pass(Duration.ofDays(3))).isEmpty();
    }

    @Test
    void aClockThatWasPutRightBeginsTheIntervalAnew() {
        Judgements order = new Judgements(repeating(WARNING, DAY));
        order.see(THIRTY);

        order.pass(Duration.ofDays(-100));

        assertThat(order.pass(DAY.minusMillis(1))).isEmpty();
        assertThat(order.pass(Duration.ofMillis(1))).containsExactly("reminded EXPIRING 30d #1");
    }

    @Test
    void anOrderIsDiscoveredAndRemovedAroundItsFindings() {
        Judgements order = new Judgements(inventory());

        assertThat(order.see(THIRTY)).containsExactly("discovered", "raised EXPIRING 30d #1");
        assertThat(order.see(THIRTY)).isEmpty();
        assertThat(order.lose(ResolutionReason.REMOVED)).containsExactly("resolved EXPIRING 30d #1 removed", "removed");
        assertThat(order.see(found())).containsExactly("discovered");
        assertThat(order.state().episodes()).containsEntry("DISCOVERED", 2).containsEntry("REMOVED", 1);
    }

    @Test
    void anOrderThatIsNoLongerMonitoredIsNeitherRemovedNorDiscoveredAgain() {
        Judgements order = new Judgements(inventory());
        order.see(found());

        assertThat(order.lose(ResolutionReason.UNMONITORED)).isEmpty();
        assertThat(order.see(found())).isEmpty();
    }

    @Test
    void theInventoryIsNotToldUnlessThatIsAskedFor() {
        Judgements order = new Judgements(EventSettings.DEFAULT);

        assertThat(order.see(found())).isEmpty();
        assertThat(order.lose(ResolutionReason.REMOVED)).isEmpty();
        assertThat(order.state().episodes()).isEmpty();
    }

    @Test
    void aTierThatWasToldInAnEpisodeBeginsAnotherWhenItIsReachedOnAnotherLadder() {
        Judgements order = new Judgements(EventSettings.DEFAULT);
        order.see(THIRTY);
        order.see(FOURTEEN);
        order.see(SEVEN);

        // By the tags of the order, an override with other tiers can hold from one look to the next.
        assertThat(order.see(expiring(CRITICAL, "14d", 5))).containsExactly("escalated EXPIRING 14d #2");
    }
}
