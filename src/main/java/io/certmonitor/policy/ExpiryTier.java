package io.certmonitor.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A step towards expiry. It is reached when no more time is left than the smaller of {@code before} and that fraction
 * of the certificate's lifetime, so that short-lived certificates are not in alarm from the day they are issued.
 *
 * @param label its name in events
 * @param before time left, at most
 * @param lifetimeFraction fraction of the lifetime left, at most; null when only {@code before} counts
 * @param severity severity of the finding
 * @param onlyWithoutAutoRenew whether the tier counts only for orders whose auto-renew is off
 */
public record ExpiryTier(
        String label,
        Duration before,
        @Nullable Double lifetimeFraction,
        Severity severity,
        boolean onlyWithoutAutoRenew) {

    /** The time left at which the tier is reached, for a certificate that lives so long; null if that is unknown. */
    public Duration threshold(@Nullable Duration lifetime) {
        if (lifetime == null || lifetimeFraction == null) {
            return before;
        }
        Duration fraction = Duration.ofSeconds(Math.round(lifetime.toSeconds() * lifetimeFraction));
        return fraction.compareTo(before) < 0 ? fraction : before;
    }
}
