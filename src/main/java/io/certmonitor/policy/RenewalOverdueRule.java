package io.certmonitor.policy;

import io.certmonitor.order.CertificateOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link FindingCode#RENEWAL_OVERDUE}: Azure was to renew the order by itself, and the certificate is still the one
 * from before, or nothing shows another. Without a time from Azure, the renewal counts as due 32 days before the
 * effective expiry, when Azure begins it. An order that has ended is beyond renewal.
 */
final class RenewalOverdueRule implements Rule {

    /** Source: Azure's documentation of App Service Certificates. */
    private static final Duration RENEWED_BEFORE_EXPIRY = Duration.ofDays(32);

    private static final String REMEDIATION =
            "Verify the domain in the order's Domain Verification, for which a renewal waits; if it is verified, renew by"
                    + " hand with Manual Renew in the order's Auto Renew Settings.";

    @Override
    public List<Finding> judge(Evidence evidence) {
        CertificateOrder order = evidence.order();
        Instant due = due(order);
        Instant issued = issued(order);
        if (due == null || !Boolean.TRUE.equals(order.autoRenew()) || ExpiredRule.holds(evidence)) {
            return List.of();
        }
        boolean overdue = evidence.now().isAfter(due.plus(evidence.settings().renewalGrace()));
        return overdue && (issued == null || issued.isBefore(due))
                ? List.of(Finding.of(
                        FindingCode.RENEWAL_OVERDUE, severity(evidence), message(order, due, issued), REMEDIATION))
                : List.of();
    }

    private static @Nullable Instant due(CertificateOrder order) {
        if (order.nextAutoRenewalTimeStamp() != null) {
            return order.nextAutoRenewalTimeStamp();
        }
        Instant expiry = order.effectiveExpiry();
        return expiry == null ? null : expiry.minus(RENEWED_BEFORE_EXPIRY);
    }

    private static @Nullable Instant issued(CertificateOrder order) {
        return order.signedCertificate() != null && order.signedCertificate().notBefore() != null
                ? order.signedCertificate().notBefore()
                : order.lastCertificateIssuanceTime();
    }

    private static Severity severity(Evidence evidence) {
        return evidence.settings().expiryTiers().stream()
                        .anyMatch(tier -> tier.severity() == Severity.CRITICAL && evidence.isWithin(tier))
                ? Severity.CRITICAL
                : Severity.WARNING;
    }

    private static String message(CertificateOrder order, Instant due, @Nullable Instant issued) {
        Instant expiry = order.effectiveExpiry();
        String old = issued == null
                ? "nothing shows a new certificate since"
                : "the certificate is still the one of " + Words.at(issued);
        String ends = expiry == null ? "" : ", and ends on " + Words.at(expiry);
        return "Azure was to renew the order on " + Words.at(due) + "; " + old + ends + ".";
    }
}
