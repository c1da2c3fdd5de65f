package io.certmonitor.policy;

import static io.certmonitor.order.SampleOrders.keyVault;
import static io.certmonitor.policy.Judging.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.KeyVaultStatus;
import io.certmonitor.order.OrderHistory;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.ProvisioningState;
import io.certmonitor.order.SampleOrders;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuancePendingTest {

    private static final CertificateOrder PENDING = CertificateOrder.builder(SampleOrders.ID)
            .status(AzureValue.of(OrderStatus.PENDING_ISSUANCE))
            .keyVaultCertificates(List.of(keyVault("web", KeyVaultStatus.SUCCEEDED)))
            .build();
    private static final CertificateOrder IN_PROGRESS = CertificateOrder.builder(SampleOrders.ID)
            .status(AzureValue.of(OrderStatus.ISSUED))
            .provisioningState(AzureValue.of(ProvisioningState.IN_PROGRESS))
            .keyVaultCertificates(List.of(keyVault("web", KeyVaultStatus.SUCCEEDED)))
            .build();

    @ParameterizedTest(name = "after {0}: {1} {2}")
    @CsvSource({
        "PT0S,    ,   ",
        "P1D,     ,   ",
        "P1DT1S,  1d, WARNING",
        "P7D,     1d, WARNING",
        "P7DT1S,  7d, CRITICAL",
        "P30D,    7d, CRITICAL"
    })
    void aTierIsReachedOnceTheOrderHasWaitedForLonger(
            Duration age, @Nullable String tier, @Nullable Severity severity) {
        List<Finding> findings = Judging.findingsAfter(age, PENDING);

        assertThat(findings).hasSize(tier == null ? 0 : 1).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.ISSUANCE_PENDING);
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.tier()).extracting(Tier::label).isEqualTo(tier);
            assertThat(finding.remediation()).contains("Verify the domain");
        });
        assertThat(Judging.findingsAfter(age, IN_PROGRESS)).isEqualTo(findings);
    }

    @Test
    void anOrderThatNoLongerWaitsIsNotPending() {
        CertificateOrder issued =
                PENDING.toBuilder().status(AzureValue.of(OrderStatus.ISSUED)).build();
        OrderHistory history = new OrderHistory(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(9)), null);

        Judgement judgement = new Policy(PolicySettings.DEFAULT).judge(issued, history, NOW);

        assertThat(judgement.findings()).isEmpty();
    }

    @Test
    void theMessageNamesTheDateAndTheVerificationWindow() {
        assertThat(Judging.findingsAfter(Duration.ofDays(8), PENDING))
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo("The certificate has waited to be issued since 12 Nov 2026 10:00 UTC or earlier, for more"
                        + " than 7 days; unverified orders are denied after about 15 days.");
    }

    @Test
    void theFindingStaysTheSameWhileItStandsOnATier() {
        OrderHistory history = OrderHistory.begin(PENDING, NOW);
        Policy policy = new Policy(PolicySettings.DEFAULT);

        Judgement afterTwoDays = policy.judge(PENDING, history, NOW.plus(Duration.ofDays(2)));

        assertThat(policy.judge(PENDING, history, NOW.plus(Duration.ofDays(6)))).isEqualTo(afterTwoDays);
    }
}
