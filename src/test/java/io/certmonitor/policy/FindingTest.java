package io.certmonitor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void moreUrgentIsTheGreaterSeverityAndThenTheDeeperTier() {
        Finding shallowWarning = expiring(Severity.WARNING, new Tier("30d", 1));
        Finding deepWarning = expiring(Severity.WARNING, new Tier("20d", 2));
        Finding shallowCritical = expiring(Severity.CRITICAL, new Tier("40d", 0));

        assertThat(shallowWarning.compareUrgency(deepWarning)).isNegative();
        assertThat(deepWarning.compareUrgency(shallowWarning)).isPositive();
        assertThat(shallowCritical.compareUrgency(deepWarning)).isPositive();
        assertThat(deepWarning.compareUrgency(expiring(Severity.WARNING, new Tier("other", 2))))
                .isZero();
    }

    @Test
    void aFindingWithoutATierIsAsUrgentAsTheShallowestTier() {
        Finding untiered = expiring(Severity.WARNING, null);

        assertThat(untiered.compareUrgency(expiring(Severity.WARNING, new Tier("60d", 0))))
                .isZero();
        assertThat(untiered.compareUrgency(expiring(Severity.WARNING, new Tier("30d", 1))))
                .isNegative();
    }

    @Test
    void theSeverityOfAJudgementIsTheGreatestOfItsFindings() {
        Judgement judgement = judgement(List.of(
                Finding.of(FindingCode.UNREADABLE, "a", Severity.INFO, "m", "r"),
                Finding.of(FindingCode.UNREADABLE, "b", Severity.CRITICAL, "m", "r"),
                Finding.of(FindingCode.UNREADABLE, "c", Severity.WARNING, "m", "r")));

        assertThat(judgement.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(judgement.findings()).extracting(Finding::property).containsExactly("b", "c", "a");
        assertThat(judgement(List.of()).severity()).isEqualTo(Severity.OK);
    }

    @Test
    void aJudgementHasOneFindingForEachKeyAndKeepsTheMostImportant() {
        Judgement judgement = judgement(List.of(
                Finding.of(FindingCode.UNREADABLE, "a", Severity.INFO, "less", "r"),
                Finding.of(FindingCode.UNREADABLE, "a", Severity.WARNING, "more", "r"),
                Finding.of(FindingCode.UNREADABLE, "b", Severity.INFO, "other", "r")));

        assertThat(judgement.findings()).extracting(Finding::message).containsExactly("more", "other");
    }

    @Test
    void severitiesAscendAndTheirLabelsAreAContract() {
        assertThat(Severity.values()).isSorted();
        assertThat(Severity.values()).extracting(Severity::label).containsExactly("ok", "info", "warning", "critical");
        assertThat(Severity.INFO.max(Severity.WARNING)).isEqualTo(Severity.WARNING);
        assertThat(Severity.WARNING.max(Severity.INFO)).isEqualTo(Severity.WARNING);
    }

    @Test
    void theNamesOfTheCodesAreAContract() {
        assertThat(FindingCode.BUILT_IN)
                .extracting(FindingCode::name)
                .containsExactly(
                        "EXPIRING",
                        "EXPIRED",
                        "ORDER_FAILED",
                        "ISSUANCE_PENDING",
                        "REVOCATION_PENDING",
                        "RENEWAL_OVERDUE",
                        "RENEWAL_BLOCKED",
                        "AUTO_RENEW_OFF",
                        "KEY_VAULT_SYNC_FAILED",
                        "KEY_VAULT_MISSING",
                        "ORDER_UNUSED",
                        "CERTIFICATE_MISMATCH",
                        "EXPIRY_DIVERGED",
                        "CHAIN_EXPIRES_FIRST",
                        "WEAK_KEY",
                        "WEAK_SIGNATURE",
                        "UNKNOWN_VALUE",
                        "UNREADABLE");
    }

    @Test
    void aKeyNamesThePropertyIfThereIsOne() {
        assertThat(new FindingKey(FindingCode.EXPIRED, null)).hasToString("EXPIRED");
        assertThat(new FindingKey(FindingCode.UNREADABLE, "root.notAfter")).hasToString("UNREADABLE/root.notAfter");
    }

    private static Finding expiring(Severity severity, @Nullable Tier tier) {
        return new Finding(FindingCode.EXPIRING, null, severity, tier, "message", "remediation");
    }

    private static Judgement judgement(List<Finding> findings) {
        return new Judgement(findings, List.of(), Set.of(), false, Set.of());
    }
}
