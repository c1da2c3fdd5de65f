package io.certmonitor.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.chaos.Disturbance.Kind;
import io.certmonitor.chaos.Ledger.Disturbed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A history made by hand, in which nothing is wrong until a test spoils it. */
class CheckerTest {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final String SUBSCRIPTION = "0b1f6471-1bf0-4dda-aec3-cb9272f09590";
    private static final OrderName ORDER = new OrderName(SUBSCRIPTION, "rg-Shop", "web");
    private static final String KEY = ORDER.key();
    private static final OrderFacts HEALTHY =
            new OrderFacts("Issued", "Succeeded", true, "Succeeded", at(1_000_000), "0A");

    private final Ledger ledger = new Ledger();
    private final List<Told> told = new ArrayList<>();
    private final List<Shown> shown = new ArrayList<>();
    private int deadLetters;

    @Test
    void historyInWhichAllWasToldIsRight() {
        deniedAndIssuedAgain();

        assertThat(violations()).isEmpty();
    }

    @Test
    void onlyChangesThatLastedLongEnoughInQuietTimesAreJudged() {
        deniedAndIssuedAgain();
        assertThat(verdict().judged()).isEqualTo(2);

        disturbed(Kind.KILL_SERVICE, null, 25, 27);

        assertThat(verdict().judged()).isEqualTo(1);
    }

    @Test
    void changeThatWasNotToldIsLost() {
        deniedAndIssuedAgain();
        told.remove(2);

        assertThat(violations()).contains(Violation.Kind.LOST);
    }

    @Test
    void findingThatWasNeverRaisedIsLost() {
        deniedAndIssuedAgain();
        told.subList(1, 3).clear();

        assertThat(violations()).containsOnly(Violation.Kind.LOST);
    }

    @Test
    void changeThatIsToldTooLateIsLost() {
        ledger.order(KEY, at(-10), HEALTHY);
        ledger.order(KEY, at(20), denied());
        tellDiscovered();
        tell(20 + 9, "order.failed", "ORDER_FAILED", "raised", "", 1, "");
        show(29, "Denied", "0A", Map.of("ORDER_FAILED", ""));

        assertThat(violations()).containsOnly(Violation.Kind.LOST);
    }

    @Test
    void changeThatIsToldLateBecauseTheBrokerWasAwayIsNotLost() {
        ledger.order(KEY, at(-10), HEALTHY);
        ledger.order(KEY, at(20), denied());
        disturbed(Kind.KILL_BROKER, null, 19, 25);
        tellDiscovered();
        tell(50, "order.failed", "ORDER_FAILED", "raised", "", 1, "");
        show(50, "Denied", "0A", Map.of("ORDER_FAILED", ""));

        assertThat(violations()).isEmpty();
    }

    @Test
    void faultOfAnotherSubscriptionIsNoExcuse() {
        ledger.order(KEY, at(-10), HEALTHY);
        ledger.order(KEY, at(20), denied());
        disturbed(Kind.AZURE_FAULT, "5c0e7a11-4b2d-4f6e-8a39-d1f27c3b9e55", 19, 50);
        tellDiscovered();
        tell(50, "order.failed", "ORDER_FAILED", "raised", "", 1, "");
        show(50, "Denied", "0A", Map.of("ORDER_FAILED", ""));

        assertThat(violations()).containsOnly(Violation.Kind.LOST);
    }

    @Test
    void tierThatIsCrossedByTimeAloneMustBeTold() {
        ledger.order(KEY, at(-10), new OrderFacts("Issued", "Succeeded", true, "Succeeded", at(80), "0A"));
        tellDiscovered();
        tell(21, "order.expiring", "EXPIRING", "raised", "60s", 1, "");
        tell(51, "order.expiring", "EXPIRING", "escalated", "30s", 1, "");
        tell(66, "order.expiring", "EXPIRING", "escalated", "15s", 1, "");
        tell(81, "order.expired", "EXPIRED", "raised", "", 1, "");
        tell(81, "order.resolved", "EXPIRING", "resolved", "15s", 1, "superseded");
        shown.add(new Shown(KEY, at(81), new Shown.Order("Issued", at(80), "0A", Map.of("EXPIRED", ""))));
        assertThat(violations()).isEmpty();

        told.remove(2);

        assertThat(violations()).containsOnly(Violation.Kind.LOST);
    }

    /** It ends at 60 and is renewed at 58, which nobody can see while the broker is away. */
    @Test
    void orderThatExpiresBecauseItsRenewalCouldNotBeSeenIsRightUntilItCan() {
        renewedAtTheLastMoment();
        disturbed(Kind.KILL_BROKER, null, 55, 62);
        tell(61, "order.expired", "EXPIRED", "raised", "", 1, "");
        tell(64, "order.resolved", "EXPIRED", "resolved", "", 1, "renewed");
        assertThat(violations()).isEmpty();

        told.remove(told.size() - 1);

        assertThat(violations()).containsOnly(Violation.Kind.LOST);
    }

    /** The broker is back for so long that what is so since the beginning must be told by 62. */
    @Test
    void orderThatExpiresBeforeItsRenewalMustBeSeenIsRightUntilThen() {
        renewedAtTheLastMoment();
        disturbed(Kind.KILL_BROKER, null, 0, 34);
        tell(61, "order.expired", "EXPIRED", "raised", "", 1, "");
        tell(65, "order.resolved", "EXPIRED", "resolved", "", 1, "renewed");
        assertThat(violations()).isEmpty();

        told.remove(told.size() - 1);
        tell(67, "order.resolved", "EXPIRED", "resolved", "", 1, "renewed");

        assertThat(violations()).containsOnly(Violation.Kind.LOST);
    }

    @Test
    void orderThatExpiresAlthoughItsRenewalCouldBeSeenIsFound() {
        renewedAtTheLastMoment();
        tell(68, "order.expired", "EXPIRED", "raised", "", 1, "");
        tell(69, "order.resolved", "EXPIRED", "resolved", "", 1, "renewed");

        assertThat(violations()).containsOnly(Violation.Kind.CONTRADICTED);
    }

    @Test
    void renewalIsToldOnceForEachTimeThatTheCertificateChanged() {
        renewedAtTheLastMoment();
        ledger.order(KEY, at(75), new OrderFacts("Issued", "Succeeded", true, "Succeeded", at(2_000_000), "0B"));
        shown.add(new Shown(KEY, at(76), new Shown.Order("Issued", at(2_000_000), "0B", Map.of())));
        told.add(new Told(KEY, 6, "longer", "order.renewed", at(76), "", "", "", 0, "", "0B"));
        assertThat(violations()).isEmpty();

        told.add(new Told(KEY, 7, "again", "order.renewed", at(77), "", "", "", 0, "", "0B"));

        assertThat(violations()).containsOnly(Violation.Kind.REPEATED);
    }

    @Test
    void repeatedIdIsFound() {
        deniedAndIssuedAgain();
        Told last = told.get(told.size() - 1);
        told.add(new Told(KEY, 99, last.id(), "order.renewed", last.time(), "", "", "", 0, "", ""));

        assertThat(violations()).containsOnly(Violation.Kind.REPEATED);
    }

    @Test
    void findingThatIsRaisedTwiceIsFound() {
        deniedAndIssuedAgain();
        told.add(2, event(22, "order.failed", "ORDER_FAILED", "raised", "", 2, ""));

        assertThat(violations()).contains(Violation.Kind.REPEATED);
    }

    @Test
    void tierThatIsToldTwiceInItsEpisodeIsFound() {
        ledger.order(KEY, at(-10), HEALTHY);
        tellDiscovered();
        tell(1, "order.degraded", "ISSUANCE_PENDING", "raised", "1d", 1, "");
        tell(2, "order.degraded", "ISSUANCE_PENDING", "escalated", "1d", 1, "");
        showHealthy(0);

        assertThat(violations()).containsOnly(Violation.Kind.REPEATED);
    }

    @Test
    void resolutionBeforeItsFindingIsFound() {
        deniedAndIssuedAgain();
        Told raised = told.remove(1);
        told.add(raised);

        assertThat(violations()).contains(Violation.Kind.OUT_OF_ORDER);
    }

    @Test
    void episodeThatDoesNotGrowIsFound() {
        deniedAndIssuedAgain();
        tell(60, "order.failed", "ORDER_FAILED", "raised", "", 1, "");
        tell(61, "order.resolved", "ORDER_FAILED", "resolved", "", 1, "recovered");

        assertThat(violations()).contains(Violation.Kind.OUT_OF_ORDER);
    }

    @Test
    void eventThatIsOlderThanTheOneBeforeItIsFound() {
        deniedAndIssuedAgain();
        tell(30, "order.renewed", "", "", "", 0, "");

        assertThat(violations()).containsOnly(Violation.Kind.OUT_OF_ORDER);
    }

    @Test
    void whatIsToldAndIsNotSoIsFound() {
        deniedAndIssuedAgain();
        tell(70, "order.failed", "ORDER_FAILED", "raised", "", 2, "");
        tell(72, "order.resolved", "ORDER_FAILED", "resolved", "", 2, "recovered");

        assertThat(violations()).contains(Violation.Kind.CONTRADICTED);
    }

    @Test
    void orderThatCountsAsRemovedAndIsThereIsFound() {
        ledger.order(KEY, at(-10), HEALTHY);
        tellDiscovered();
        tell(30, "order.removed", "", "", "", 0, "");
        tell(33, "order.discovered", "", "", "", 0, "");
        showHealthy(0);

        assertThat(violations()).contains(Violation.Kind.FALSE_REMOVAL);
    }

    @Test
    void tombstoneOfAnOrderThatIsThereIsFound() {
        ledger.order(KEY, at(-10), HEALTHY);
        tellDiscovered();
        shown.add(new Shown(KEY, at(10), null));
        showHealthy(12);

        assertThat(violations()).containsOnly(Violation.Kind.FALSE_REMOVAL);
    }

    @Test
    void secondRemovalOfAnOrderThatWasDeletedOnceIsFound() {
        ledger.order(KEY, at(-10), HEALTHY);
        ledger.order(KEY, at(20), null);
        ledger.order(KEY, at(40), HEALTHY);
        tellDiscovered();
        tell(21, "order.removed", "", "", "", 0, "");
        tell(41, "order.discovered", "", "", "", 0, "");
        shown.add(new Shown(KEY, at(21), null));
        showHealthy(41);
        assertThat(violations()).isEmpty();

        tell(60, "order.removed", "", "", "", 0, "");
        tell(61, "order.discovered", "", "", "", 0, "");

        assertThat(violations()).contains(Violation.Kind.FALSE_REMOVAL);
    }

    @Test
    void renewalThatWasNotToldIsLost() {
        OrderFacts renewed = new OrderFacts("Issued", "Succeeded", true, "Succeeded", at(2_000_000), "0B");
        ledger.order(KEY, at(-10), HEALTHY);
        ledger.order(KEY, at(40), renewed);
        tellDiscovered();
        told.add(new Told(KEY, 5, "renewed", "order.renewed", at(41), "", "", "", 0, "", "0B"));
        shown.add(new Shown(KEY, at(41), new Shown.Order("Issued", at(2_000_000), "0B", Map.of())));
        assertThat(violations()).isEmpty();

        told.remove(1);

        assertThat(violations()).containsOnly(Violation.Kind.LOST);
    }

    @Test
    void renewalWhoseEndWasBroughtForwardAtOnceNeedNotBeTold() {
        broughtForward(41);

        assertThat(violations()).isEmpty();
    }

    @Test
    void renewalWhoseEndWasBroughtForwardLaterIsLostWhenItWasNotTold() {
        broughtForward(60);

        assertThat(violations()).containsOnly(Violation.Kind.LOST);
    }

    private void broughtForward(int seconds) {
        ledger.order(KEY, at(-10), HEALTHY);
        ledger.order(KEY, at(40), new OrderFacts("Issued", "Succeeded", true, "Succeeded", at(2_000_000), "0B"));
        ledger.order(KEY, at(seconds), new OrderFacts("Issued", "Succeeded", true, "Succeeded", at(900_000), "0B"));
        tellDiscovered();
        shown.add(new Shown(KEY, at(61), new Shown.Order("Issued", at(900_000), "0B", Map.of())));
    }

    @Test
    void orderThatIsShownOtherwiseThanItIsIsFound() {
        for (Shown.Order wrong : List.of(
                new Shown.Order("Denied", at(1_000_000), "0A", Map.of()),
                new Shown.Order("Issued", at(1_000_001), "0A", Map.of()),
                new Shown.Order("Issued", at(1_000_000), "0B", Map.of()),
                new Shown.Order("Issued", at(1_000_000), "0A", Map.of("EXPIRED", "")))) {
            assertThat(violationsOf(HEALTHY, wrong)).as(wrong.toString()).containsOnly(Violation.Kind.WRONG_END_STATE);
        }
    }

    @Test
    void orderThatIsMissingAtTheEndIsFound() {
        assertThat(violationsOf(HEALTHY, null)).containsOnly(Violation.Kind.WRONG_END_STATE);
    }

    @Test
    void orderThatIsShownAndIsGoneIsFound() {
        ledger.order(KEY, at(-10), HEALTHY);
        ledger.order(KEY, at(20), null);
        tellDiscovered();
        tell(21, "order.removed", "", "", "", 0, "");
        showHealthy(0);

        assertThat(violations()).containsOnly(Violation.Kind.WRONG_END_STATE);
    }

    @Test
    void deadLetterIsFound() {
        deniedAndIssuedAgain();
        deadLetters = 1;

        assertThat(violations()).containsOnly(Violation.Kind.DEAD_LETTER);
    }

    private void deniedAndIssuedAgain() {
        ledger.order(KEY, at(-10), HEALTHY);
        ledger.order(KEY, at(20), denied());
        ledger.order(KEY, at(40), HEALTHY);
        tellDiscovered();
        tell(22, "order.failed", "ORDER_FAILED", "raised", "", 1, "");
        tell(42, "order.resolved", "ORDER_FAILED", "resolved", "", 1, "recovered");
        showHealthy(42);
    }

    /** The events about its tiers are left out where they must not be told: it ends within the same minute. */
    private void renewedAtTheLastMoment() {
        ledger.order(KEY, at(-10), HEALTHY);
        ledger.order(KEY, at(57), new OrderFacts("Issued", "Succeeded", true, "Succeeded", at(60), "0A"));
        ledger.order(KEY, at(58), new OrderFacts("Issued", "Succeeded", true, "Succeeded", at(1_000_000), "0B"));
        tellDiscovered();
        told.add(new Told(KEY, 5, "renewed", "order.renewed", at(59), "", "", "", 0, "", "0B"));
        shown.add(new Shown(KEY, at(59), new Shown.Order("Issued", at(1_000_000), "0B", Map.of())));
    }

    private List<Violation.Kind> violationsOf(OrderFacts facts, Shown.@Nullable Order order) {
        Ledger one = new Ledger();
        one.order(KEY, at(-10), facts);
        Journal journal = new Journal(
                List.of(event(1, "order.discovered", "", "", "", 0, "")), List.of(new Shown(KEY, at(1), order)), 0);
        return Checker.check(one, journal, START, at(100)).violations().stream()
                .map(Violation::kind)
                .filter(kind -> kind != Violation.Kind.FALSE_REMOVAL)
                .toList();
    }

    private Verdict verdict() {
        return Checker.check(ledger, new Journal(told, shown, deadLetters), START, at(100));
    }

    private List<Violation.Kind> violations() {
        return verdict().violations().stream().map(Violation::kind).toList();
    }

    private void disturbed(Kind kind, @Nullable String subscription, int from, int to) {
        ledger.disturbed(new Disturbed(kind, subscription, "by hand", at(from), at(to)));
    }

    private void tellDiscovered() {
        tell(0, "order.discovered", "", "", "", 0, "");
    }

    private void tell(
            int second, String type, String finding, String transition, String tier, int episode, String reason) {
        told.add(event(second, type, finding, transition, tier, episode, reason));
    }

    private Told event(
            int second, String type, String finding, String transition, String tier, int episode, String reason) {
        int offset = told.size();
        return new Told(
                KEY,
                offset,
                "id-" + offset + "-" + second,
                type,
                at(second),
                finding,
                transition,
                tier,
                episode,
                reason,
                "0A");
    }

    private void showHealthy(int second) {
        show(second, "Issued", "0A", Map.of());
    }

    private void show(int second, String status, String serialNumber, Map<String, String> findings) {
        shown.add(new Shown(KEY, at(second), new Shown.Order(status, at(1_000_000), serialNumber, findings)));
    }

    private static OrderFacts denied() {
        return new OrderFacts("Denied", "Succeeded", true, "Succeeded", at(1_000_000), "0A");
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
