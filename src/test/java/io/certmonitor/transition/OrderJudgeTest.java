package io.certmonitor.transition;

import static io.certmonitor.order.SampleOrders.certificate;
import static io.certmonitor.order.SampleOrders.keyVault;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.IssuedCertificate;
import io.certmonitor.order.KeyVaultCertificate;
import io.certmonitor.order.KeyVaultStatus;
import io.certmonitor.order.OrderHistory;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.SampleOrders;
import io.certmonitor.order.UnreadableProperty;
import io.certmonitor.policy.ExpiryTier;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicySettings;
import io.certmonitor.policy.Severity;
import io.certmonitor.policy.Tier;
import io.certmonitor.transition.OrderEvent.FindingEvent;
import io.certmonitor.transition.OrderEvent.RenewedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrderJudgeTest {

    private static final Instant END = Instant.parse("2026-12-16T00:00:00Z");
    private static final Instant BEGIN = END.minus(Duration.ofDays(198));
    private static final CertificateOrder ORDER =
            SampleOrders.issued(BEGIN, END).build();
    private static final CertificateOrder DENIED =
            ORDER.toBuilder().status(AzureValue.of(OrderStatus.DENIED)).build();

    private final OrderJudge judge = new OrderJudge(new Policy(PolicySettings.DEFAULT));

    @Test
    void aHealthyOrderTellsNothing() {
        Outcome outcome = judge.see(null, ORDER, left(100));

        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.state())
                .isEqualTo(new OrderState(
                        ORDER,
                        new OrderHistory(left(100), null, IssuedCertificate.of(ORDER)),
                        List.of(),
                        Map.of(),
                        null,
                        null));
        assertThat(outcome.state().severity()).isEqualTo(Severity.OK);
    }

    @Test
    void aFindingIsRaisedOnce() {
        Outcome first = judge.see(null, ORDER, left(30));

        Outcome second = judge.see(first.state(), ORDER, left(29));

        assertThat(told(first)).containsExactly("raised EXPIRING 30d #1");
        assertThat(second.events()).isEmpty();
        assertThat(second.state()).isEqualTo(first.state());
        assertThat(judge.reconsider(second.state(), left(28)).events()).isEmpty();
    }

    @Test
    void aRaisedFindingSaysSinceWhenItHolds() {
        Outcome outcome = judge.see(null, ORDER, left(30));

        FindingEvent event = (FindingEvent) outcome.events().get(0);
        assertThat(event.type()).isEqualTo(EventType.EXPIRING);
        assertThat(event.severity()).isEqualTo(Severity.WARNING);
        assertThat(event.time()).isEqualTo(left(30));
        assertThat(event.raised().raisedAt()).isEqualTo(left(30));
        assertThat(event.reason()).isNull();
        assertThat(event.previous()).isNull();
        assertThat(event.order()).isEqualTo(ORDER);
        assertThat(outcome.state().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void anExpiryThatComesCloserEscalatesAtEachTierAndKeepsTheEpisode() {
        OrderState thirty = judge.see(null, ORDER, left(30)).state();

        Outcome fourteen = judge.reconsider(thirty, left(14));
        Outcome seven = judge.reconsider(fourteen.state(), left(7));

        assertThat(told(fourteen)).containsExactly("escalated EXPIRING 14d #1");
        assertThat(told(seven)).containsExactly("escalated EXPIRING 7d #1");
        FindingEvent event = (FindingEvent) seven.events().get(0);
        assertThat(event.raised().raisedAt()).isEqualTo(left(30));
        assertThat(Objects.requireNonNull(event.previous()).tier()).isEqualTo(new Tier("14d", 2));
    }

    @Test
    void afterAnOutageOnlyTheDeepestTierIsTold() {
        OrderState healthy = judge.see(null, ORDER, left(100)).state();

        Outcome late = judge.reconsider(healthy, left(2));

        assertThat(told(late)).containsExactly("raised EXPIRING 3d #1");
    }

    @Test
    void afterAnOutageOnATierOnlyTheDeepestTierIsTold() {
        OrderState thirty = judge.see(null, ORDER, left(30)).state();

        Outcome late = judge.reconsider(thirty, left(1));

        assertThat(told(late)).containsExactly("escalated EXPIRING 1d #1");
    }

    @Test
    void aGreaterSeverityOnTheSameTierEscalates() {
        OrderState warning =
                judge(ladder(Severity.WARNING)).see(null, ORDER, left(30)).state();

        Outcome outcome = judge(ladder(Severity.CRITICAL)).reconsider(warning, left(30));

        assertThat(outcome.events()).singleElement().satisfies(event -> {
            assertThat(((FindingEvent) event).transition()).isEqualTo(FindingTransition.ESCALATED);
            assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
        });
    }

    @Test
    void escalationsOnTheSameTierAreDifferentEvents() {
        OrderState info =
                judge(ladder(Severity.INFO)).see(null, ORDER, left(30)).state();

        Outcome toWarning = judge(ladder(Severity.WARNING)).reconsider(info, left(30));
        Outcome toCritical = judge(ladder(Severity.CRITICAL)).reconsider(toWarning.state(), left(30));

        assertThat(told(toWarning)).hasSize(1).doesNotContainAnyElementsOf(told(toCritical));
    }

    @Test
    void anExpiryThatMovesAwayDeescalatesInANewEpisode() {
        OrderState seven = judge.see(null, ORDER, left(7)).state();
        CertificateOrder extended = ending(END.plus(Duration.ofDays(15)));

        Outcome relieved = judge.see(seven, extended, left(7));
        Outcome again = judge.see(relieved.state(), ORDER, left(7));

        assertThat(told(relieved)).containsExactly("deescalated EXPIRING 30d #2");
        assertThat(told(again)).containsExactly("escalated EXPIRING 7d #2");
        assertThat(again.state().findings()).extracting(RaisedFinding::raisedAt).containsExactly(left(7));
    }

    @Test
    void anEndedCertificateIsToldBeforeTheWarningItSupersedesIsResolved() {
        OrderState lastDay = judge.see(null, ORDER, left(1)).state();

        Outcome ended = judge.reconsider(lastDay, END);

        assertThat(told(ended)).containsExactly("raised EXPIRED #1", "resolved EXPIRING 1d #1 superseded");
        assertThat(ended.events()).extracting(OrderEvent::type).containsExactly(EventType.EXPIRED, EventType.RESOLVED);
        assertThat(judge.reconsider(ended.state(), left(-100)).events()).isEmpty();
    }

    @Test
    void aFindingThatNoLongerHoldsIsResolvedAsItStoodLast() {
        OrderState denied = judge.see(null, DENIED, left(100)).state();

        Outcome outcome = judge.see(denied, ORDER, left(99));

        assertThat(told(outcome)).containsExactly("resolved ORDER_FAILED #1 recovered");
        assertThat(outcome.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.RESOLVED);
            assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(event.order()).isEqualTo(ORDER);
        });
        assertThat(outcome.state().findings()).isEmpty();
    }

    @Test
    void aFindingThatComesBackBeginsItsNextEpisode() {
        OrderState denied = judge.see(null, DENIED, left(100)).state();
        OrderState recovered = judge.see(denied, ORDER, left(99)).state();

        Outcome again = judge.see(recovered, DENIED, left(98));

        assertThat(told(again)).containsExactly("raised ORDER_FAILED #2");
        assertThat(again.state().findings()).extracting(RaisedFinding::raisedAt).containsExactly(left(98));
    }

    @Test
    void everyKindOfFindingHasItsEventType() {
        CertificateOrder broken = DENIED.toBuilder()
                .keyVaultCertificates(List.of(keyVault("web", KeyVaultStatus.UNKNOWN_ERROR)))
                .unreadable(List.of(new UnreadableProperty("keySize", "big")))
                .build();

        Outcome outcome = judge.see(null, broken, left(14));

        assertThat(outcome.events())
                .extracting(OrderEvent::type)
                .containsExactlyInAnyOrder(
                        EventType.EXPIRING, EventType.FAILED, EventType.DEGRADED, EventType.DEGRADED);
    }

    @ParameterizedTest
    @EnumSource(
            value = ResolutionReason.class,
            names = {"REMOVED", "UNMONITORED"})
    void anOrderThatIsLostResolvesEverythingForThatReason(ResolutionReason reason) {
        OrderState broken = judge.see(null, DENIED, left(14)).state();

        Outcome lost = judge.lose(broken, reason, left(13));

        assertThat(told(lost))
                .containsExactlyInAnyOrder(
                        "resolved EXPIRING 14d #1 " + reason.label(), "resolved ORDER_FAILED #1 " + reason.label());
        assertThat(lost.state().findings()).isEmpty();
        assertThat(lost.state().isMonitored()).isFalse();
        assertThat(lost.state().goneAt()).isEqualTo(left(13));
    }

    @Test
    void anOrderThatIsLostTwiceTellsNothingTheSecondTime() {
        OrderState broken = judge.see(null, DENIED, left(14)).state();
        OrderState lost = judge.lose(broken, ResolutionReason.REMOVED, left(13)).state();

        Outcome again = judge.lose(lost, ResolutionReason.UNMONITORED, left(12));

        assertThat(again).isEqualTo(new Outcome(lost, List.of()));
    }

    @Test
    void anOrderThatIsGoneIsNotJudgedUntilItIsSeenAgain() {
        OrderState broken = judge.see(null, DENIED, left(14)).state();
        OrderState lost = judge.lose(broken, ResolutionReason.REMOVED, left(13)).state();

        Outcome reconsidered = judge.reconsider(lost, left(-1));

        assertThat(reconsidered).isEqualTo(new Outcome(lost, List.of()));
    }

    @Test
    void anOrderThatComesBackContinuesTheEpisodes() {
        OrderState broken = judge.see(null, DENIED, left(14)).state();
        OrderState lost = judge.lose(broken, ResolutionReason.REMOVED, left(13)).state();

        Outcome back = judge.see(lost, DENIED, left(12));

        assertThat(told(back)).containsExactlyInAnyOrder("raised EXPIRING 14d #2", "raised ORDER_FAILED #2");
        assertThat(back.state().isMonitored()).isTrue();
    }

    @Test
    void anOrderThatComesBackWithAnotherCertificateIsNotRenewed() {
        OrderState seen = judge.see(null, ORDER, left(100)).state();
        OrderState lost = judge.lose(seen, ResolutionReason.REMOVED, left(99)).state();

        Outcome back = judge.see(lost, renewed(END.plus(Duration.ofDays(198))), left(98));

        assertThat(back.events()).isEmpty();
    }

    @Test
    void aRenewalEndsTheFindingsAboutTheOldCertificatesExpiry() {
        CertificateOrder broken = ORDER.toBuilder()
                .keyVaultCertificates(List.of(keyVault("web", KeyVaultStatus.UNKNOWN_ERROR)))
                .build();
        OrderState lastDay = judge.see(null, broken, left(1)).state();
        CertificateOrder renewed = renewed(END.plus(Duration.ofDays(198)));

        Outcome outcome = judge.see(lastDay, renewed, left(1));

        assertThat(told(outcome))
                .containsExactly(
                        "renewed",
                        "resolved EXPIRING 1d #1 renewed",
                        "resolved KEY_VAULT_SYNC_FAILED/certificates.web #1 recovered");
        RenewedEvent event = (RenewedEvent) outcome.events().get(0);
        assertThat(event.type()).isEqualTo(EventType.RENEWED);
        assertThat(event.severity()).isEqualTo(Severity.OK);
        assertThat(event.order()).isEqualTo(renewed);
        assertThat(event.previous()).isEqualTo(IssuedCertificate.of(broken));
        assertThat(event.time()).isEqualTo(left(1));
        assertThat(judge.see(outcome.state(), renewed, left(0)).events()).isEmpty();
    }

    @Test
    void aRenewalIsToldAlsoWhenAzureNamesNoCertificateInBetween() {
        OrderState lastDays = judge.see(null, ORDER, left(3)).state();
        CertificateOrder pending = CertificateOrder.builder(ORDER.id())
                .status(AzureValue.of(OrderStatus.PENDING_ISSUANCE))
                .build();
        Outcome between = judge.see(lastDays, pending, left(2));

        Outcome outcome = judge.see(between.state(), renewed(END.plus(Duration.ofDays(198))), left(1));

        assertThat(told(between)).isEmpty();
        assertThat(told(outcome)).containsExactly("renewed", "resolved EXPIRING 3d #1 renewed");
    }

    @Test
    void aRenewalIsToldAlsoWhenTheExpiryMovesOneLookAfterTheCertificate() {
        OrderState lastDays = judge.see(null, ORDER, left(3)).state();
        Outcome named = judge.see(lastDays, renewed(END), left(2));

        Outcome moved = judge.see(named.state(), renewed(END.plus(Duration.ofDays(198))), left(1));

        assertThat(told(named)).isEmpty();
        assertThat(told(moved)).containsExactly("renewed", "resolved EXPIRING 3d #1 renewed");
    }

    @Test
    void aStatusThatIsNotUnderstoodIsNoAllClear() {
        OrderState denied = judge.see(null, DENIED, left(100)).state();
        CertificateOrder odd = ORDER.toBuilder()
                .status(AzureValue.of(OrderStatus.class, "Quantum"))
                .build();

        Outcome unclear = judge.see(denied, odd, left(99));
        Outcome clear = judge.see(unclear.state(), ORDER, left(98));

        assertThat(told(unclear)).containsExactly("raised UNKNOWN_VALUE/status #1");
        assertThat(unclear.state().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(told(clear))
                .containsExactlyInAnyOrder(
                        "resolved ORDER_FAILED #1 recovered", "resolved UNKNOWN_VALUE/status #1 recovered");
    }

    @Test
    void aDateThatCannotBeReadNeitherResolvesNorSoftensExpiry() {
        OrderState critical = judge.see(
                        null, ORDER.toBuilder().expirationTime(left(90)).build(), left(91))
                .state();
        CertificateOrder unreadable = ORDER.toBuilder()
                .expirationTime(null)
                .unreadable(List.of(new UnreadableProperty("expirationTime", "soon")))
                .build();

        Outcome outcome = judge.see(critical, unreadable, left(91));

        assertThat(told(outcome)).containsExactly("raised UNREADABLE/expirationTime #1");
        assertThat(outcome.state().findings())
                .extracting(raised -> raised.finding().code())
                .contains(FindingCode.EXPIRING);
    }

    @Test
    void aKeyVaultStateThatIsNotUnderstoodIsNoAllClear() {
        OrderState broken = judge.see(
                        null, withVaults(KeyVaultStatus.UNKNOWN_ERROR, KeyVaultStatus.UNKNOWN_ERROR), left(100))
                .state();
        CertificateOrder odd = ORDER.toBuilder()
                .keyVaultCertificates(List.of(
                        new KeyVaultCertificate("a", null, null, AzureValue.of(KeyVaultStatus.class, "Odd")),
                        keyVault("b", KeyVaultStatus.SUCCEEDED)))
                .build();

        assertThat(told(judge.see(broken, odd, left(99))))
                .containsExactly(
                        "raised UNKNOWN_VALUE/certificates.a.provisioningState #1",
                        "resolved KEY_VAULT_SYNC_FAILED/certificates.b #1 recovered");
    }

    @Test
    void aClockThatIsALittleBehindTakesNothingBack() {
        OrderState expired = judge.see(null, ORDER, END).state();

        Outcome behind = judge.reconsider(expired, END.minus(Duration.ofMinutes(10)));

        assertThat(told(behind)).isEmpty();
        assertThat(behind.state()).isEqualTo(expired);
    }

    @Test
    void aClockThatIsFarBehindIsBelieved() {
        OrderState expired = judge.see(null, ORDER, END).state();

        Outcome corrected =
                judge.reconsider(expired, END.minus(Duration.ofMinutes(10)).minusMillis(1));

        assertThat(told(corrected)).containsExactly("raised EXPIRING 1d #1", "resolved EXPIRED #1 recovered");
    }

    @Test
    void aRenewalAfterTheEndResolvesTheExpiry() {
        OrderState ended = judge.see(null, ORDER, left(-1)).state();

        Outcome outcome = judge.see(ended, renewed(END.plus(Duration.ofDays(198))), left(-1));

        assertThat(told(outcome)).containsExactly("renewed", "resolved EXPIRED #1 renewed");
    }

    @Test
    void aNewCertificateThatEndsSoonAsWellIsAFindingOfItsOwn() {
        OrderState lastDay = judge.see(null, ORDER, left(1)).state();

        Outcome outcome = judge.see(lastDay, renewed(END.plus(Duration.ofDays(20))), left(1));

        assertThat(told(outcome))
                .containsExactly("renewed", "resolved EXPIRING 1d #1 renewed", "raised EXPIRING 30d #2");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the serial number changes,  0AFC02, A1B2, 1, true",
        "the thumbprint changes,     0AFC01, C3D4, 1, true",
        "both change,                0AFC02, C3D4, 1, true",
        "only the expiry moves,      0AFC01, A1B2, 1, false",
        "the expiry does not move,   0AFC02, C3D4, 0, false",
        "the expiry comes closer,    0AFC02, C3D4,-1, false"
    })
    void aRenewalIsAnotherCertificateThatEndsLater(
            String change, String serialNumber, String thumbprint, long days, boolean renewal) {
        OrderState seen = judge.see(null, ORDER, left(100)).state();
        Instant end = END.plus(Duration.ofDays(days));
        CertificateOrder changed = SampleOrders.issued(BEGIN, end)
                .serialNumber(serialNumber)
                .signedCertificate(certificate(serialNumber, thumbprint, BEGIN, end))
                .build();

        Outcome outcome = judge.see(seen, changed, left(99));

        assertThat(outcome.events())
                .hasSize(renewal ? 1 : 0)
                .allSatisfy(event -> assertThat(event).as(change).isInstanceOf(RenewedEvent.class));
    }

    @Test
    void theFirstCertificateOfAnOrderIsNoRenewal() {
        CertificateOrder pending = CertificateOrder.builder(SampleOrders.ID)
                .status(AzureValue.of(OrderStatus.PENDING_ISSUANCE))
                .expirationTime(END.minusSeconds(1))
                .build();
        OrderState waiting = judge.see(null, pending, left(100)).state();

        Outcome outcome = judge.see(waiting, ORDER, left(99));

        assertThat(outcome.events()).isEmpty();
    }

    @Test
    void aSecondRenewalToTheSameCertificateIsAnotherRenewal() {
        // Azure can answer with the old certificate once more while it renews.
        CertificateOrder renewed = renewed(END.plus(Duration.ofDays(198)));
        OrderState old = judge.see(null, ORDER, left(100)).state();
        Outcome first = judge.see(old, renewed, left(99));
        OrderState oldAgain = judge.see(first.state(), ORDER, left(98)).state();

        Outcome second = judge.see(oldAgain, renewed, left(97));

        assertThat(EventsOf.ids(first)).hasSize(1).doesNotContainAnyElementsOf(EventsOf.ids(second));
    }

    @Test
    void theSecretsOfAnOrderBreakAndRecoverEachByItself() {
        OrderState both = judge.see(
                        null, withVaults(KeyVaultStatus.UNKNOWN_ERROR, KeyVaultStatus.UNKNOWN_ERROR), left(100))
                .state();

        Outcome outcome = judge.see(both, withVaults(KeyVaultStatus.SUCCEEDED, KeyVaultStatus.UNKNOWN_ERROR), left(99));
        Outcome again = judge.see(
                outcome.state(), withVaults(KeyVaultStatus.UNKNOWN_ERROR, KeyVaultStatus.SUCCEEDED), left(98));

        assertThat(told(outcome)).containsExactly("resolved KEY_VAULT_SYNC_FAILED/certificates.a #1 recovered");
        assertThat(told(again))
                .containsExactly(
                        "raised KEY_VAULT_SYNC_FAILED/certificates.a #2",
                        "resolved KEY_VAULT_SYNC_FAILED/certificates.b #1 recovered");
    }

    @Test
    void anotherFailureOfTheSameSecretIsRememberedAndNotTold() {
        OrderState before = judge.see(
                        null, withVaults(KeyVaultStatus.UNKNOWN_ERROR, KeyVaultStatus.SUCCEEDED), left(100))
                .state();

        Outcome outcome = judge.see(
                before, withVaults(KeyVaultStatus.KEY_VAULT_DOES_NOT_EXIST, KeyVaultStatus.SUCCEEDED), left(99));

        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.state().findings())
                .singleElement()
                .satisfies(raised -> assertThat(raised.finding().message()).contains("KeyVaultDoesNotExist"));
    }

    @Test
    void aPropertyThatIsUnreadableTwiceIsToldOnce() {
        CertificateOrder order = ORDER.toBuilder()
                .unreadable(
                        List.of(new UnreadableProperty("keySize", "big"), new UnreadableProperty("keySize", "huge")))
                .build();

        Outcome first = judge.see(null, order, left(100));

        assertThat(told(first)).containsExactly("raised UNREADABLE/keySize #1");
        assertThat(judge.see(first.state(), order, left(99)).events()).isEmpty();
    }

    @Test
    void anotherPolicyResolvesWhatItDoesNotFind() {
        OrderState raised = judge.see(null, ORDER, left(30)).state();

        Outcome outcome =
                judge(PolicySettings.DEFAULT.withTiers(List.of(), List.of())).reconsiderByOtherPolicy(raised, left(30));

        assertThat(told(outcome)).containsExactly("resolved EXPIRING 30d #1 policy");
    }

    @Test
    void waitingCountsAcrossLooksAndJudgements() {
        CertificateOrder pending = CertificateOrder.builder(SampleOrders.ID)
                .status(AzureValue.of(OrderStatus.PENDING_ISSUANCE))
                .build();
        OrderState first = judge.see(null, pending, left(100)).state();
        OrderState second = judge.see(first, pending, left(99)).state();

        Outcome oneDay = judge.reconsider(second, left(99).plusSeconds(1));
        Outcome sevenDays = judge.reconsider(oneDay.state(), left(93).plusSeconds(1));

        assertThat(told(oneDay)).containsExactly("raised ISSUANCE_PENDING 1d #1");
        assertThat(told(sevenDays)).containsExactly("escalated ISSUANCE_PENDING 7d #1");
        assertThat(sevenDays.state().history()).isEqualTo(new OrderHistory(left(100), left(100), null));
        assertThat(told(judge.see(sevenDays.state(), ORDER, left(92))))
                .containsExactly("resolved ISSUANCE_PENDING 7d #1 recovered");
    }

    @Test
    void theFindingsOfTheStateHaveTheMostImportantFirst() {
        OrderState state = judge.see(null, DENIED, left(30)).state();

        assertThat(state.findings())
                .extracting(raised -> raised.finding().code())
                .containsExactly(FindingCode.ORDER_FAILED, FindingCode.EXPIRING);
        assertThat(state.severity()).isEqualTo(Severity.CRITICAL);
    }

    private static List<String> told(Outcome outcome) {
        return EventsOf.words(outcome);
    }

    /** The instant at which so many days are left until {@link #END}. */
    private static Instant left(long days) {
        return END.minus(Duration.ofDays(days));
    }

    private static CertificateOrder ending(Instant end) {
        return SampleOrders.issued(BEGIN, end).build();
    }

    private static CertificateOrder renewed(Instant end) {
        return SampleOrders.issued(BEGIN, end)
                .serialNumber("0AFC02")
                .signedCertificate(certificate("0AFC02", "C3D4", BEGIN, end))
                .build();
    }

    private static CertificateOrder withVaults(KeyVaultStatus a, KeyVaultStatus b) {
        return ORDER.toBuilder()
                .keyVaultCertificates(List.of(keyVault("a", a), keyVault("b", b)))
                .build();
    }

    private static OrderJudge judge(PolicySettings settings) {
        return new OrderJudge(new Policy(settings));
    }

    private static PolicySettings ladder(Severity severity) {
        return PolicySettings.DEFAULT.withTiers(
                List.of(new ExpiryTier("30d", Duration.ofDays(30), null, severity, false)), List.of());
    }
}
