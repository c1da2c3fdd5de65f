package io.certmonitor.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The numbers by which one order is judged.
 *
 * @param expiryTiers from the shallowest to the deepest
 * @param pendingTiers from the shallowest to the deepest
 * @param verificationWindow how long the certificate authority waits for a domain to be verified before it denies the
 *     order
 * @param renewalGrace how long after its time an auto-renewal counts as overdue
 * @param expiryTolerance by how much the ends of order and certificate may differ
 * @param minimumKeySize bits of an RSA or DSA key, at least
 * @param minimumEllipticCurveKeySize bits of a key on an elliptic curve, at least
 * @param severities of the codes whose findings have another severity than their rules give them
 * @param disabled the codes that are switched off
 */
public record PolicySettings(
        List<ExpiryTier> expiryTiers,
        List<PendingTier> pendingTiers,
        Duration verificationWindow,
        Duration renewalGrace,
        Duration expiryTolerance,
        int minimumKeySize,
        int minimumEllipticCurveKeySize,
        Map<FindingCode, Severity> severities,
        Set<FindingCode> disabled) {

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
            Duration.ofDays(15),
            Duration.ofDays(2),
            Duration.ofDays(1),
            2048,
            256,
            Map.of(),
            Set.of());

    /** These settings with other tiers. */
    public PolicySettings withTiers(List<ExpiryTier> expiry, List<PendingTier> pending) {
        return new PolicySettings(
                expiry,
                pending,
                verificationWindow,
                renewalGrace,
                expiryTolerance,
                minimumKeySize,
                minimumEllipticCurveKeySize,
                severities,
                disabled);
    }

    /** Copies the collections. */
    public PolicySettings {
        expiryTiers = List.copyOf(expiryTiers);
        pendingTiers = List.copyOf(pendingTiers);
        severities = Map.copyOf(severities);
        disabled = Set.copyOf(disabled);
    }
}
