package io.certmonitor.policy;

import io.certmonitor.order.KeyVaultCertificate;
import io.certmonitor.order.KeyVaultStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link FindingCode#KEY_VAULT_SYNC_FAILED}: a Key Vault secret of the order is in a failed state. Each secret is a
 * finding of its own, because each breaks and recovers by itself.
 */
final class KeyVaultSyncFailedRule implements Rule {

    private static final String GIVE_PERMISSIONS_BACK =
            "Give the service principals Microsoft.Azure.WebSites and Microsoft.Azure.CertificateRegistration their"
                    + " secret permissions on the vault back, then choose Sync in the order's Rekey and Sync.";

    private static final Map<KeyVaultStatus, String> REMEDIATIONS = new EnumMap<>(Map.of(
            KeyVaultStatus.CERTIFICATE_ORDER_FAILED,
            "The order itself failed: see its status, and store the certificate again once an order is issued.",
            KeyVaultStatus.OPERATION_NOT_PERMITTED_ON_KEY_VAULT,
            GIVE_PERMISSIONS_BACK,
            KeyVaultStatus.AZURE_SERVICE_UNAUTHORIZED_TO_ACCESS_KEY_VAULT,
            GIVE_PERMISSIONS_BACK,
            KeyVaultStatus.KEY_VAULT_DOES_NOT_EXIST,
            "Recover the deleted vault, or choose another one in the order's Certificate Configuration, Step 1: Store.",
            KeyVaultStatus.KEY_VAULT_SECRET_DOES_NOT_EXIST,
            "Recover the deleted secret in the vault, or store the certificate again in the order's Certificate"
                    + " Configuration, Step 1: Store.",
            KeyVaultStatus.UNKNOWN_ERROR,
            "Choose Sync in the order's Rekey and Sync; if it fails again, check the vault's access and open a support"
                    + " request."));

    @Override
    public List<Finding> judge(Evidence evidence) {
        return evidence.order().keyVaultCertificates().stream()
                .filter(certificate -> remediation(certificate) != null)
                .map(KeyVaultSyncFailedRule::finding)
                .toList();
    }

    private static Finding finding(KeyVaultCertificate certificate) {
        String status = certificate.status() == null ? "" : certificate.status().text();
        String message = "Certificate " + certificate.name() + " is not in sync with Key Vault "
                + orUnnamed(certificate.keyVaultName()) + ", secret " + orUnnamed(certificate.secretName()) + ": "
                + status + ".";
        String remediation = remediation(certificate);
        return Finding.of(
                FindingCode.KEY_VAULT_SYNC_FAILED,
                "certificates." + certificate.name(),
                Severity.CRITICAL,
                message,
                remediation == null ? "" : remediation);
    }

    private static @Nullable String remediation(KeyVaultCertificate certificate) {
        return certificate.status() == null || certificate.status().known() == null
                ? null
                : REMEDIATIONS.get(certificate.status().known());
    }

    private static String orUnnamed(@Nullable String name) {
        return name == null ? "(not named)" : name;
    }
}
