package io.certmonitor.policy;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.KeyVaultCertificate;
import io.certmonitor.order.UnreadableProperty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which properties of an order cannot be understood or are missing, and which findings that leaves open: such an order
 * does not show that they hold, but it does not show that they are over either.
 */
final class Unclear {

    private static final Map<FindingCode, List<String>> DECIDED_BY = Map.of(
            FindingCode.EXPIRING, List.of("expirationTime", "signedCertificate.notAfter"),
            FindingCode.EXPIRED, List.of("expirationTime", "signedCertificate.notAfter", "status"),
            FindingCode.ORDER_FAILED, List.of("status", "provisioningState"),
            FindingCode.ISSUANCE_PENDING, List.of("status", "provisioningState"));

    /** The object that holds all others. */
    private static final String ALL = "properties";

    private Unclear() {}

    /** The paths of the properties that cannot be understood, or that are missing though findings hang on them. */
    static Set<String> properties(CertificateOrder order) {
        Set<String> unclear = new TreeSet<>();
        order.unreadable().stream().map(UnreadableProperty::property).forEach(unclear::add);
        addIfUnknown("provisioningState", order.provisioningState(), unclear);
        addIfUnknown("status", order.status(), unclear);
        for (KeyVaultCertificate certificate : order.keyVaultCertificates()) {
            String property = "certificates." + certificate.name() + ".provisioningState";
            if (certificate.status() == null || certificate.status().isUnknown()) {
                unclear.add(property);
            }
        }
        if (order.status() == null) {
            unclear.add("status");
        }
        if (order.effectiveExpiry() == null) {
            unclear.add("expirationTime");
        }
        return unclear;
    }

    /** Whether the finding, if it held before, may still hold. */
    static boolean leavesOpen(FindingKey finding, Set<String> unclear) {
        List<String> decidedBy = finding.code().equals(FindingCode.KEY_VAULT_SYNC_FAILED) && finding.property() != null
                ? List.of(finding.property())
                : DECIDED_BY.getOrDefault(finding.code(), List.of());
        return decidedBy.stream()
                .anyMatch(deciding -> unclear.stream().anyMatch(property -> overlap(property, deciding)));
    }

    private static boolean overlap(String one, String other) {
        return one.equals(ALL) || one.equals(other) || one.startsWith(other + ".") || other.startsWith(one + ".");
    }

    private static void addIfUnknown(String property, @Nullable AzureValue<?> value, Set<String> unclear) {
        if (value != null && value.isUnknown()) {
            unclear.add(property);
        }
    }
}
