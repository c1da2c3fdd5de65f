package io.certmonitor.policy;

import static java.util.stream.Collectors.toCollection;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateDetails;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.KeyVaultCertificate;
import io.certmonitor.order.UnreadableProperty;
import io.certmonitor.policy.CustomRules.CustomRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which properties of an order cannot be understood or are missing, and which findings that leaves open: such an order
 * does not show that they hold, but it does not show that they are over either.
 */
final class Unclear {

    private static final String STATUS = "status";
    private static final String PROVISIONING_STATE = "provisioningState";
    private static final String AUTO_RENEW = "autoRenew";
    private static final String EXPIRATION_TIME = "expirationTime";
    private static final String KEY_SIZE = "keySize";
    private static final String NOT_BEFORE = "signedCertificate.notBefore";
    private static final String NOT_AFTER = "signedCertificate.notAfter";
    private static final String SIGNATURE_ALGORITHM = "signedCertificate.signatureAlgorithm";
    private static final String RAW_DATA = "signedCertificate.rawData";
    private static final String NOT_RENEWABLE_REASONS = "appServiceCertificateNotRenewableReasons";
    private static final String KEY_VAULT_CERTIFICATES = "certificates";

    /** Of codes that hold for single properties, {@link #decidedBy} knows more. */
    private static final Map<FindingCode, List<String>> DECIDED_BY = Map.ofEntries(
            Map.entry(FindingCode.EXPIRING, List.of(EXPIRATION_TIME, NOT_AFTER)),
            Map.entry(FindingCode.EXPIRED, List.of(EXPIRATION_TIME, NOT_AFTER, STATUS)),
            Map.entry(FindingCode.ORDER_FAILED, List.of(STATUS, PROVISIONING_STATE)),
            Map.entry(FindingCode.ISSUANCE_PENDING, List.of(STATUS, PROVISIONING_STATE)),
            Map.entry(FindingCode.REVOCATION_PENDING, List.of(STATUS)),
            Map.entry(
                    FindingCode.RENEWAL_OVERDUE,
                    List.of(
                            AUTO_RENEW,
                            "nextAutoRenewalTimeStamp",
                            EXPIRATION_TIME,
                            NOT_AFTER,
                            NOT_BEFORE,
                            "lastCertificateIssuanceTime")),
            Map.entry(FindingCode.RENEWAL_BLOCKED, List.of(NOT_RENEWABLE_REASONS)),
            Map.entry(FindingCode.AUTO_RENEW_OFF, List.of(AUTO_RENEW, STATUS)),
            Map.entry(FindingCode.KEY_VAULT_MISSING, List.of(STATUS, "isPrivateKeyExternal")),
            Map.entry(FindingCode.ORDER_UNUSED, List.of(STATUS)),
            Map.entry(FindingCode.EXPIRY_DIVERGED, List.of(EXPIRATION_TIME, NOT_AFTER)),
            Map.entry(FindingCode.WEAK_KEY, List.of(KEY_SIZE, RAW_DATA)),
            Map.entry(FindingCode.WEAK_SIGNATURE, List.of(SIGNATURE_ALGORITHM, RAW_DATA)));

    /** The object that holds all others. */
    private static final String ALL = "properties";

    private Unclear() {}

    /** The paths of the properties that cannot be understood, or that are missing though findings hang on them. */
    static Set<String> properties(CertificateOrder order) {
        Set<String> unclear =
                order.unreadable().stream().map(UnreadableProperty::property).collect(toCollection(TreeSet::new));
        addUnknown(order, unclear);
        addMissing(order, unclear);
        return unclear;
    }

    /** The codes of the custom rules whose findings may still hold: what they look at cannot be known. */
    static Set<String> customRules(CertificateOrder order, List<CustomRule> rules, List<Finding> findings) {
        return rules.stream()
                .map(CustomRule::code)
                .filter(code -> !order.unreadable().isEmpty() || isUndecided(code, findings))
                .map(FindingCode::name)
                .collect(toCollection(TreeSet::new));
    }

    /** Whether the finding, if it held before, may still hold. */
    static boolean leavesOpen(FindingKey finding, Set<String> unclear) {
        FindingCode code = finding.code();
        if (code.isCustom()) {
            return finding.property() == null && unclear.contains(code.name());
        }
        // That one of the certificates is not understood does not mean that there is none.
        boolean certificates = code.equals(FindingCode.KEY_VAULT_MISSING) && unclear.contains(KEY_VAULT_CERTIFICATES);
        return certificates
                || decidedBy(finding)
                        .anyMatch(deciding -> unclear.stream().anyMatch(property -> overlap(property, deciding)));
    }

    /** Whether the property, or anything that it lies in or that lies in it, could not be read. */
    static boolean isUnreadable(String path, CertificateOrder order) {
        return order.unreadable().stream().anyMatch(unreadable -> overlap(unreadable.property(), path));
    }

    private static Stream<String> decidedBy(FindingKey finding) {
        FindingCode code = finding.code();
        String property = finding.property();
        if (code.equals(FindingCode.KEY_VAULT_SYNC_FAILED)) {
            return Stream.of(property == null ? KEY_VAULT_CERTIFICATES : property);
        }
        if (code.equals(FindingCode.CHAIN_EXPIRES_FIRST)) {
            return property == null
                    ? Stream.of(NOT_AFTER, "intermediate.notAfter", "root.notAfter")
                    : Stream.of(NOT_AFTER, property + ".notAfter");
        }
        if (code.equals(FindingCode.CERTIFICATE_MISMATCH)) {
            return property == null ? Stream.of(RAW_DATA) : Stream.of(property, rawDataBeside(property));
        }
        return DECIDED_BY.getOrDefault(code, List.of()).stream();
    }

    /** The certificate that a property is compared with; what the order says of itself is about the signed one. */
    private static String rawDataBeside(String property) {
        int dot = property.lastIndexOf('.');
        return dot < 0 ? RAW_DATA : property.substring(0, dot) + ".rawData";
    }

    private static boolean overlap(String one, String other) {
        return one.equals(ALL) || one.equals(other) || one.startsWith(other + ".") || other.startsWith(one + ".");
    }

    private static boolean isUndecided(FindingCode code, List<Finding> findings) {
        return findings.stream()
                .anyMatch(finding -> finding.code().equals(code) && CustomRules.EXPRESSION.equals(finding.property()));
    }

    private static void addUnknown(CertificateOrder order, Set<String> unclear) {
        addIfUnknown(PROVISIONING_STATE, order.provisioningState(), unclear);
        addIfUnknown(STATUS, order.status(), unclear);
        order.notRenewableReasons().forEach(reason -> addIfUnknown(NOT_RENEWABLE_REASONS, reason, unclear));
        for (KeyVaultCertificate certificate : order.keyVaultCertificates()) {
            if (certificate.status() == null || certificate.status().isUnknown()) {
                unclear.add("certificates." + certificate.name() + ".provisioningState");
            }
        }
    }

    private static void addMissing(CertificateOrder order, Set<String> unclear) {
        CertificateDetails certificate = order.signedCertificate();
        addIfNull(STATUS, order.status(), unclear);
        addIfNull(EXPIRATION_TIME, order.effectiveExpiry(), unclear);
        addIfNull(AUTO_RENEW, order.autoRenew(), unclear);
        addIfNull(KEY_SIZE, order.keySize(), unclear);
        addIfNull(SIGNATURE_ALGORITHM, certificate == null ? null : certificate.signatureAlgorithm(), unclear);
    }

    private static void addIfUnknown(String property, @Nullable AzureValue<?> value, Set<String> unclear) {
        if (value != null && value.isUnknown()) {
            unclear.add(property);
        }
    }

    private static void addIfNull(String property, @Nullable Object value, Set<String> unclear) {
        if (value == null) {
            unclear.add(property);
        }
    }
}
