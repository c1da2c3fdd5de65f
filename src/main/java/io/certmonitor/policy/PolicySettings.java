package io.certmonitor.policy;

import java.time.Duration;
import java.util.List;

/**
 * The numbers of a policy.
 *
 * @param expiryTiers from the shallowest to the deepest
 * @param pendingTiers from the shallowest to the deepest
 * @param verificationWindow how long the certificate authority waits for a domain to be verified before it denies the
 *     order
 */
public record PolicySettings(
        List<ExpiryTier> expiryTiers, List<PendingTier> pendingTiers, Duration verificationWindow) {

    /** What holds when nothing is configured. */
    public static final PolicySettings DEFAULT = new PolicySettings(
            List.of(
                    new ExpiryTier("60d", Duration.ofDays(60), 1.0 / 2, Severity.INFO, true),
                    new ExpiryTier("30d", Duration.ofDays(30), 1.0 / 3, Severity.WARNING, false),
                    new ExpiryTier("14d", Duration.ofDays(14), 1.0 / 6, Severity.CRITICAL, false),
                    new ExpiryTier("7d", Duration.ofDays(7), null, Severity.CRITICAL, false),
                    new ExpiryTier("3d", Duration.ofDays(3), null, Severity.CRITICAL, false),
                    new ExpiryTier("1d", Duration.ofDays(1), null, Severity.CRITICAL, false)),
            List.of(
                    new PendingTier("1d", Duration.ofDays(1), Severity.WARNING),
                    new PendingTier("7d", Duration.ofDays(7), Severity.CRITICAL)),
            Duration.ofDays(15));

    /** Copies the tiers. */
    public PolicySettings {
        expiryTiers = List.copyOf(expiryTiers);
        pendingTiers = List.copyOf(pendingTiers);
    }
}
