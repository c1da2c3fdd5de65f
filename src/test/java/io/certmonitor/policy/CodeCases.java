package io.certmonitor.policy;

import static io.certmonitor.order.SampleOrders.keyVault;
import static io.certmonitor.policy.Judging.NOW;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateDetails;
import io.certmonitor.order.CertificateMismatch;
import io.certmonitor.order.CertificateOrderBuilder;
import io.certmonitor.order.KeyVaultStatus;
import io.certmonitor.order.NotRenewableReason;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.SampleOrders;
import io.certmonitor.order.UnreadableProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One case of every built-in code, for tests that hold for all of them. */
final class CodeCases {

    private static final Instant BEGIN = NOW.minus(Duration.ofDays(78));
    static final Instant END = NOW.plus(Duration.ofDays(120));

    private CodeCases() {}

    /** An order without any finding. */
    static CertificateOrderBuilder healthy() {
        return SampleOrders.issued(BEGIN, END).keySize(2048).nextAutoRenewalTimeStamp(NOW.plus(Duration.ofDays(88)));
    }

    static List<CodeCase> all() {
        return List.of(
                warning(
                        "EXPIRING",
                        order -> order.expirationTime(NOW.plus(Duration.ofDays(20))),
                        "The certificate ends on 10 Dec 2026 10:00 UTC: at most 30 days of its 198 days are left.",
                        order -> order.expirationTime(END),
                        unreadable("expirationTime")),
                critical(
                        "EXPIRED",
                        status(OrderStatus.EXPIRED),
                        "Azure says that the order is Expired, although it was to end on 20 Mar 2027 10:00 UTC.",
                        status(OrderStatus.ISSUED),
                        order -> order.status(AzureValue.of(OrderStatus.class, "Moon"))),
                critical(
                        "ORDER_FAILED",
                        status(OrderStatus.DENIED),
                        "The order failed: the status is Denied.",
                        status(OrderStatus.ISSUED),
                        order -> order.status(null)),
                warning(
                        "ISSUANCE_PENDING",
                        status(OrderStatus.PENDING_REKEY),
                        "The certificate has waited to be issued since 18 Nov 2026 10:00 UTC or earlier, for more than 24"
                                + " hours; unverified orders are denied after about 15 days.",
                        status(OrderStatus.ISSUED),
                        order -> order.status(AzureValue.of(OrderStatus.class, "Moon"))),
                warning(
                        "REVOCATION_PENDING",
                        status(OrderStatus.PENDING_REVOCATION),
                        "The certificate is about to be revoked: the status is Pendingrevocation.",
                        status(OrderStatus.REVOKED),
                        order -> order.status(null)),
                warning(
                        "RENEWAL_OVERDUE",
                        order -> order.nextAutoRenewalTimeStamp(NOW.minus(Duration.ofDays(3))),
                        "Azure was to renew the order on 17 Nov 2026 10:00 UTC; the certificate is still the one of 3 Sep"
                                + " 2026 10:00 UTC, and ends on 20 Mar 2027 10:00 UTC.",
                        order -> order.nextAutoRenewalTimeStamp(NOW.plus(Duration.ofDays(1))),
                        order -> order.autoRenew(null)),
                warning(
                        "RENEWAL_BLOCKED",
                        reasons(AzureValue.of(NotRenewableReason.SUBSCRIPTION_NOT_ACTIVE)),
                        "Azure would not renew the order: SubscriptionNotActive.",
                        reasons(AzureValue.of(NotRenewableReason.EXPIRATION_NOT_IN_RENEWAL_TIME_RANGE)),
                        reasons(AzureValue.of(NotRenewableReason.class, "Moon"))),
                info(
                        "AUTO_RENEW_OFF",
                        order -> order.autoRenew(false),
                        "Auto-renew is off: Azure will not renew the order by itself.",
                        order -> order.autoRenew(true),
                        order -> order.autoRenew(null)),
                critical(
                        "KEY_VAULT_SYNC_FAILED/certificates.web",
                        vaults(AzureValue.of(KeyVaultStatus.KEY_VAULT_DOES_NOT_EXIST)),
                        "Certificate web is not in sync with Key Vault kv-web, secret www-contoso: KeyVaultDoesNotExist.",
                        vaults(AzureValue.of(KeyVaultStatus.SUCCEEDED)),
                        vaults(AzureValue.of(KeyVaultStatus.class, "Moon"))),
                info(
                        "KEY_VAULT_MISSING",
                        order -> order.keyVaultCertificates(List.of()),
                        "The certificate is issued, and the order stores it in no Key Vault.",
                        vaults(AzureValue.of(KeyVaultStatus.class, "Moon")),
                        unreadable("certificates")),
                info(
                        "ORDER_UNUSED",
                        status(OrderStatus.UNUSED),
                        "The order is not used: the status is Unused.",
                        status(OrderStatus.ISSUED),
                        order -> order.status(null)),
                warning(
                        "CERTIFICATE_MISMATCH/signedCertificate.notAfter",
                        order -> order.certificateMismatches(
                                List.of(new CertificateMismatch("signedCertificate.notAfter", "one", "other"))),
                        "Azure says that signedCertificate.notAfter is one, but the certificate says other.",
                        order -> order.certificateMismatches(List.of()),
                        order -> unreadable("signedCertificate.rawData").apply(order.certificateMismatches(List.of()))),
                info(
                        "EXPIRY_DIVERGED",
                        order -> order.expirationTime(END.plus(Duration.ofDays(167))),
                        "The order ends on 3 Sep 2027 10:00 UTC and its certificate on 20 Mar 2027 10:00 UTC: 167 days"
                                + " apart.",
                        order -> order.expirationTime(END),
                        order -> unreadable("expirationTime").apply(order.expirationTime(null))),
                warning(
                        "CHAIN_EXPIRES_FIRST/intermediate",
                        order -> order.intermediate(SampleOrders.dated(BEGIN, NOW.plus(Duration.ofDays(60)))),
                        "The intermediate certificate ends on 19 Jan 2027 10:00 UTC, before the certificate itself on 20"
                                + " Mar 2027 10:00 UTC.",
                        order -> order.intermediate(SampleOrders.dated(BEGIN, END)),
                        order -> unreadable("intermediate.notAfter").apply(order.intermediate(null))),
                warning(
                        "WEAK_KEY",
                        order -> order.signedCertificate(certificate("sha256RSA", "RSA", 1024)),
                        "The RSA key has 1024 bits, fewer than 2048.",
                        order -> order.signedCertificate(certificate("sha256RSA", "RSA", 2048)),
                        order -> order.signedCertificate(null).keySize(null)),
                warning(
                        "WEAK_SIGNATURE",
                        order -> order.signedCertificate(certificate("sha1RSA", "RSA", 2048)),
                        "The certificate is signed with a broken hash: sha1RSA.",
                        order -> order.signedCertificate(certificate("sha256RSA", "RSA", 2048)),
                        order -> order.signedCertificate(null)),
                warning(
                        "UNKNOWN_VALUE/status",
                        order -> order.status(AzureValue.of(OrderStatus.class, "Moon")),
                        "Azure sent a value for status that is not known: Moon.",
                        status(OrderStatus.ISSUED),
                        UnaryOperator.identity()),
                warning(
                        "UNREADABLE/keySize",
                        unreadable("keySize"),
                        "The property keySize could not be read; Azure sent: odd.",
                        order -> order.unreadable(List.of()),
                        UnaryOperator.identity()));
    }

    static CertificateDetails certificate(
            String signatureAlgorithm, @Nullable String keyAlgorithm, @Nullable Integer keySize) {
        return new CertificateDetails(
                3, "0AFC01", "A1B2", null, BEGIN, END, signatureAlgorithm, null, keyAlgorithm, keySize, List.of());
    }

    static UnaryOperator<CertificateOrderBuilder> unreadable(String property) {
        return order -> order.unreadable(List.of(new UnreadableProperty(property, "odd")));
    }

    static UnaryOperator<CertificateOrderBuilder> status(OrderStatus status) {
        return order -> order.status(AzureValue.of(status));
    }

    private static UnaryOperator<CertificateOrderBuilder> reasons(AzureValue<NotRenewableReason> reason) {
        return order -> order.notRenewableReasons(List.of(reason));
    }

    private static UnaryOperator<CertificateOrderBuilder> vaults(AzureValue<KeyVaultStatus> status) {
        return order -> order.keyVaultCertificates(List.of(keyVault("web", status)));
    }

    private static CodeCase info(
            String key,
            UnaryOperator<CertificateOrderBuilder> holds,
            String message,
            UnaryOperator<CertificateOrderBuilder> over,
            UnaryOperator<CertificateOrderBuilder> unclear) {
        return new CodeCase(key, Severity.INFO, holds, message, over, unclear);
    }

    private static CodeCase warning(
            String key,
            UnaryOperator<CertificateOrderBuilder> holds,
            String message,
            UnaryOperator<CertificateOrderBuilder> over,
            UnaryOperator<CertificateOrderBuilder> unclear) {
        return new CodeCase(key, Severity.WARNING, holds, message, over, unclear);
    }

    private static CodeCase critical(
            String key,
            UnaryOperator<CertificateOrderBuilder> holds,
            String message,
            UnaryOperator<CertificateOrderBuilder> over,
            UnaryOperator<CertificateOrderBuilder> unclear) {
        return new CodeCase(key, Severity.CRITICAL, holds, message, over, unclear);
    }
}
