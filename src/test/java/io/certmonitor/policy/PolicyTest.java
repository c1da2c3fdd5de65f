package io.certmonitor.policy;

import static io.certmonitor.order.SampleOrders.keyVault;
import static io.certmonitor.policy.Judging.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.KeyVaultStatus;
import io.certmonitor.order.OrderHistory;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.ProductType;
import io.certmonitor.order.ProvisioningState;
import io.certmonitor.order.SampleOrders;
import io.certmonitor.order.UnreadableProperty;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final Policy POLICY = new Policy(PolicySettings.DEFAULT);

    /** Everything that can be wrong with one order at once; the certificate has not ended yet. */
    private static final CertificateOrder BROKEN = SampleOrders.issued(
                    NOW.minus(Duration.ofDays(180)), NOW.plus(Duration.ofDays(20)))
            .status(AzureValue.of(OrderStatus.DENIED))
            .provisioningState(AzureValue.of(ProvisioningState.IN_PROGRESS))
            .productType(AzureValue.of(ProductType.class, "Moon"))
            .keyVaultCertificates(List.of(
                    keyVault("web", KeyVaultStatus.KEY_VAULT_DOES_NOT_EXIST),
                    keyVault("api", KeyVaultStatus.UNKNOWN_ERROR)))
            .unreadable(List.of(new UnreadableProperty("keySize", "big")))
            .build();

    private static final OrderHistory HISTORY = OrderHistory.begin(BROKEN, NOW.minus(Duration.ofDays(2)));

    @Test
    void theRulesAreAskedInThisOrder() {
        assertThat(Policy.RULES)
                .extracting(rule -> rule.getClass().getSimpleName())
                .containsExactly(
                        "ExpiredRule",
                        "ExpiringRule",
                        "OrderFailedRule",
                        "IssuancePendingRule",
                        "RevocationPendingRule",
                        "RenewalOverdueRule",
                        "RenewalBlockedRule",
                        "AutoRenewOffRule",
                        "KeyVaultSyncFailedRule",
                        "KeyVaultMissingRule",
                        "OrderUnusedRule",
                        "CertificateMismatchRule",
                        "ExpiryDivergedRule",
                        "ChainExpiresFirstRule",
                        "WeakKeyRule",
                        "WeakSignatureRule",
                        "UnknownValueRule",
                        "UnreadableRule");
    }

    @Test
    void everyRuleIsAskedAndTheMostImportantFindingsComeFirst() {
        Judgement judgement = POLICY.judge(BROKEN, HISTORY, NOW);

        assertThat(judgement.findings())
                .extracting(finding -> finding.severity() + " " + finding.key())
                .containsExactly(
                        "CRITICAL KEY_VAULT_SYNC_FAILED/certificates.api",
                        "CRITICAL KEY_VAULT_SYNC_FAILED/certificates.web",
                        "CRITICAL ORDER_FAILED",
                        "WARNING EXPIRING",
                        "WARNING ISSUANCE_PENDING",
                        "WARNING UNKNOWN_VALUE/productType",
                        "WARNING UNREADABLE/keySize");
        assertThat(judgement.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void everyFindingSaysWhatIsWrongAndWhatToDo() {
        List<Finding> findings =
                new ArrayList<>(POLICY.judge(BROKEN, HISTORY, NOW).findings());
        findings.addAll(
                POLICY.judge(BROKEN, HISTORY, NOW.plus(Duration.ofDays(21))).findings());

        assertThat(findings)
                .extracting(Finding::code)
                .contains(
                        FindingCode.EXPIRING,
                        FindingCode.EXPIRED,
                        FindingCode.ORDER_FAILED,
                        FindingCode.ISSUANCE_PENDING,
                        FindingCode.KEY_VAULT_SYNC_FAILED,
                        FindingCode.UNKNOWN_VALUE,
                        FindingCode.UNREADABLE);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.message()).isNotBlank().endsWith(".");
            assertThat(finding.remediation()).isNotBlank().endsWith(".");
        });
    }

    @Test
    void anExpiredOrderIsNotExpiringAsWell() {
        Judgement judgement = POLICY.judge(BROKEN, HISTORY, NOW.plus(Duration.ofDays(21)));

        assertThat(judgement.findings())
                .extracting(Finding::code)
                .contains(FindingCode.EXPIRED)
                .doesNotContain(FindingCode.EXPIRING);
    }

    @Test
    void aHealthyOrderHasNothingToFind() {
        CertificateOrder order =
                SampleOrders.issued(NOW, NOW.plus(Duration.ofDays(198))).build();

        Judgement judgement = POLICY.judge(order, OrderHistory.begin(order, NOW), NOW);

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.severity()).isEqualTo(Severity.OK);
    }

    @Test
    void anOrderOfWhichNothingIsKnownHasNothingToFind() {
        CertificateOrder order = CertificateOrder.builder(SampleOrders.ID).build();

        assertThat(POLICY.judge(order, OrderHistory.begin(order, NOW), NOW).findings())
                .isEmpty();
    }

    @Test
    void theSameEvidenceGivesTheSameJudgement() {
        assertThat(POLICY.judge(BROKEN, HISTORY, NOW)).isEqualTo(POLICY.judge(BROKEN, HISTORY, NOW));
    }

    @Test
    void thePolicyKeepsItsOwnCopyOfTheTiers() {
        List<ExpiryTier> tiers = new ArrayList<>(PolicySettings.DEFAULT.expiryTiers());
        Policy policy = new Policy(PolicySettings.DEFAULT.withTiers(tiers, List.of()));

        tiers.clear();

        assertThat(policy.judge(BROKEN, HISTORY, NOW).findings())
                .extracting(Finding::code)
                .contains(FindingCode.EXPIRING)
                .doesNotContain(FindingCode.ISSUANCE_PENDING);
    }
}
