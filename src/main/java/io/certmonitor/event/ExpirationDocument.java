package io.certmonitor.event;

import io.certmonitor.order.CertificateOrder;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an order ends. Absent values are left out.
 *
 * @param order when the order ends
 * @param certificate when its current certificate ends
 * @param effective the earlier of the two
 * @param secondsRemaining until the effective expiry, negative after it; left out where time has no meaning
 * @param lifetimeSeconds how long the certificate lives in all
 */
public record ExpirationDocument(
        @Nullable Instant order,
        @Nullable Instant certificate,
        @Nullable Instant effective,
        @Nullable Long secondsRemaining,
        @Nullable Long lifetimeSeconds) {

    /** The expiration as it stands at any time. */
    public static ExpirationDocument of(CertificateOrder order) {
        Duration lifetime = order.lifetime();
        return new ExpirationDocument(
                order.expirationTime(),
                order.certificateNotAfter(),
                order.effectiveExpiry(),
                null,
                lifetime == null ? null : lifetime.toSeconds());
    }

    /** The expiration as seen at an instant. */
    public static ExpirationDocument at(CertificateOrder order, Instant now) {
        ExpirationDocument timeless = of(order);
        return timeless.effective() == null
                ? timeless
                : new ExpirationDocument(
                        timeless.order(),
                        timeless.certificate(),
                        timeless.effective(),
                        Duration.between(now, timeless.effective()).toSeconds(),
                        timeless.lifetimeSeconds());
    }
}
