package io.certmonitor.policy;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderStatus;
import java.util.List;

/**
 * {@link FindingCode#KEY_VAULT_MISSING}: the certificate is issued and stored nowhere, so that no app can use it. An
 * order whose private key lies outside Azure needs no Key Vault.
 */
final class KeyVaultMissingRule implements Rule {

    private static final String REMEDIATION =
            "Store the certificate in a Key Vault in the order's Certificate Configuration, Step 1: Store; delete the"
                    + " order if nothing needs it.";

    @Override
    public List<Finding> judge(Evidence evidence) {
        CertificateOrder order = evidence.order();
        boolean holds = order.hasStatus(OrderStatus.ISSUED)
                && order.keyVaultCertificates().isEmpty()
                && !Boolean.TRUE.equals(order.isPrivateKeyExternal())
                && !Unclear.isUnreadable("certificates", order);
        return holds
                ? List.of(Finding.of(
                        FindingCode.KEY_VAULT_MISSING,
                        Severity.INFO,
                        "The certificate is issued, and the order stores it in no Key Vault.",
                        REMEDIATION))
                : List.of();
    }
}
