package io.certmonitor.policy;

import io.certmonitor.order.CertificateOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link FindingCode#EXPIRING}: the time left is within a tier; the deepest tier reached counts. */
final class ExpiringRule implements Rule {

    @Override
    public List<Finding> judge(Evidence evidence) {
        if (ExpiredRule.holds(evidence)) {
            return List.of();
        }
        List<ExpiryTier> tiers = evidence.settings().expiryTiers();
        for (int depth = tiers.size() - 1; depth >= 0; depth--) {
            if (evidence.isWithin(tiers.get(depth))) {
                return List.of(finding(evidence.order(), tiers.get(depth), depth));
            }
        }
        return List.of();
    }

    private static Finding finding(CertificateOrder order, ExpiryTier tier, int depth) {
        return new Finding(
                FindingCode.EXPIRING,
                null,
                tier.severity(),
                new Tier(tier.label(), depth),
                message(order, tier),
                remediation(order.autoRenew()));
    }

    private static String message(CertificateOrder order, ExpiryTier tier) {
        Instant expiry = order.effectiveExpiry();
        Duration lifetime = order.lifetime();
        String ends = expiry == null ? "" : "The certificate ends on " + Words.at(expiry) + ": ";
        String of = lifetime == null ? "" : " of its " + Words.lifetime(lifetime);
        return ends + "at most " + Words.of(tier.threshold(lifetime)) + of + " are left.";
    }

    private static String remediation(@Nullable Boolean autoRenew) {
        return Boolean.FALSE.equals(autoRenew)
                ? "Turn auto-renew on or renew the order by hand (possible from 60 days before it ends), then verify the"
                        + " domain: Azure never does that by itself."
                : "Auto-renewal begins 32 days before the end and waits for the domain to be verified: verify it in the"
                        + " order's Domain Verification, or renew by hand.";
    }
}
