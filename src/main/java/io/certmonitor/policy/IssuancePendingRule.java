package io.certmonitor.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * {@link FindingCode#ISSUANCE_PENDING}: the order waits for its certificate for longer than a tier. Azure keeps no time
 * for this, so the age counts from the first look that found it so.
 */
final class IssuancePendingRule implements Rule {

    private static final String REMEDIATION =
            "Verify the domain in the order's Domain Verification (App Service, mail, or a TXT record): nothing is issued"
                    + " before, and Azure never does it by itself.";

    @Override
    public List<Finding> judge(Evidence evidence) {
        Instant since = evidence.history().pendingSince();
        if (since == null || !evidence.order().isIssuancePending()) {
            return List.of();
        }
        Duration age = Duration.between(since, evidence.now());
        List<PendingTier> tiers = evidence.settings().pendingTiers();
        for (int depth = tiers.size() - 1; depth >= 0; depth--) {
            if (age.compareTo(tiers.get(depth).after()) > 0) {
                return List.of(finding(evidence, since, tiers.get(depth), depth));
            }
        }
        return List.of();
    }

    private static Finding finding(Evidence evidence, Instant since, PendingTier tier, int depth) {
        String message =
                "The certificate has waited to be issued since " + Words.at(since) + " or earlier, for more than "
                        + Words.of(tier.after()) + "; unverified orders are denied after about "
                        + Words.of(evidence.settings().verificationWindow()) + ".";
        return new Finding(
                FindingCode.ISSUANCE_PENDING,
                null,
                tier.severity(),
                new Tier(tier.label(), depth),
                message,
                REMEDIATION);
    }
}
