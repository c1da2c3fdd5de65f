package io.certmonitor.policy;

import static io.certmonitor.order.SampleOrders.keyVault;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.KeyVaultCertificate;
import io.certmonitor.order.KeyVaultStatus;
import io.certmonitor.order.SampleOrders;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyVaultSyncFailedTest {

    private static final Set<KeyVaultStatus> FAILURES = EnumSet.of(
            KeyVaultStatus.CERTIFICATE_ORDER_FAILED,
            KeyVaultStatus.OPERATION_NOT_PERMITTED_ON_KEY_VAULT,
            KeyVaultStatus.AZURE_SERVICE_UNAUTHORIZED_TO_ACCESS_KEY_VAULT,
            KeyVaultStatus.KEY_VAULT_DOES_NOT_EXIST,
            KeyVaultStatus.KEY_VAULT_SECRET_DOES_NOT_EXIST,
            KeyVaultStatus.UNKNOWN_ERROR);

    @ParameterizedTest
    @EnumSource(KeyVaultStatus.class)
    void everyFailureIsAFindingWithARemediationAndNothingElseIs(KeyVaultStatus status) {
        List<Finding> findings = Judging.findings(order(keyVault("web", status)));

        assertThat(findings).hasSize(FAILURES.contains(status) ? 1 : 0).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.KEY_VAULT_SYNC_FAILED);
            assertThat(finding.property()).isEqualTo("certificates.web");
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.remediation()).isNotBlank();
            assertThat(finding.message())
                    .isEqualTo("Certificate web is not in sync with Key Vault kv-web, secret www-contoso: "
                            + status.azureName() + ".");
        });
    }

    @Test
    void eachSecretIsAFindingOfItsOwn() {
        CertificateOrder order = order(
                keyVault("api", KeyVaultStatus.UNKNOWN_ERROR),
                keyVault("old", KeyVaultStatus.SUCCEEDED),
                keyVault("web", KeyVaultStatus.KEY_VAULT_DOES_NOT_EXIST));

        assertThat(Judging.findings(order))
                .extracting(finding -> finding.key().toString())
                .containsExactly("KEY_VAULT_SYNC_FAILED/certificates.api", "KEY_VAULT_SYNC_FAILED/certificates.web");
    }

    @Test
    void anEntryWithoutVaultOrSecretIsStillNamed() {
        CertificateOrder order = order(
                new KeyVaultCertificate("web", null, null, AzureValue.of(KeyVaultStatus.KEY_VAULT_DOES_NOT_EXIST)));

        assertThat(Judging.findings(order))
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo("Certificate web is not in sync with Key Vault (not named), secret (not named):"
                        + " KeyVaultDoesNotExist.");
    }

    @Test
    void anEntryWithoutAStatusIsNoFailure() {
        assertThat(Judging.findings(order(new KeyVaultCertificate("web", null, null, null))))
                .isEmpty();
    }

    private static CertificateOrder order(KeyVaultCertificate... certificates) {
        return CertificateOrder.builder(SampleOrders.ID)
                .keyVaultCertificates(List.of(certificates))
                .build();
    }
}
