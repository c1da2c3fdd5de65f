package io.certmonitor.policy;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.KeyVaultCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link FindingCode#UNKNOWN_VALUE}: Azure sent an enumeration value that this version cannot judge. */
final class UnknownValueRule implements Rule {

    private static final String REMEDIATION =
            "Look at the order in the Azure portal, since the monitor cannot judge this value, and update the monitor.";

    @Override
    public List<Finding> judge(Evidence evidence) {
        CertificateOrder order = evidence.order();
        List<Finding> findings = new ArrayList<>();
        check("status", order.status(), findings);
        check("provisioningState", order.provisioningState(), findings);
        check("productType", order.productType(), findings);
        for (KeyVaultCertificate certificate : order.keyVaultCertificates()) {
            check("certificates." + certificate.name() + ".provisioningState", certificate.status(), findings);
        }
        checkNotRenewableReasons(order, findings);
        return findings;
    }

    private static void check(String property, @Nullable AzureValue<?> value, List<Finding> findings) {
        if (value != null && value.isUnknown()) {
            findings.add(finding(property, value.text()));
        }
    }

    private static void checkNotRenewableReasons(CertificateOrder order, List<Finding> findings) {
        String unknown = order.notRenewableReasons().stream()
                .filter(AzureValue::isUnknown)
                .map(AzureValue::text)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            findings.add(finding("appServiceCertificateNotRenewableReasons", unknown));
        }
    }

    private static Finding finding(String property, String text) {
        return Finding.of(
                FindingCode.UNKNOWN_VALUE,
                property,
                Severity.WARNING,
                "Azure sent a value for " + property + " that is not known: " + text + ".",
                REMEDIATION);
    }
}
