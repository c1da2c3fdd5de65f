package io.certmonitor.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What tells one certificate of an order from the next. At least one of serial number and thumbprint is there.
 *
 * @param effectiveExpiry the order's effective expiry with this certificate
 */
public record IssuedCertificate(
        @Nullable String serialNumber, @Nullable String thumbprint, Instant effectiveExpiry) {

    /** The order's current certificate; null when Azure names none, or not when it ends. */
    public static @Nullable IssuedCertificate of(CertificateOrder order) {
        Instant expiry = order.effectiveExpiry();
        boolean named = order.serialNumber() != null || order.thumbprint() != null;
        return named && expiry != null ? new IssuedCertificate(order.serialNumber(), order.thumbprint(), expiry) : null;
    }

    /** Whether this is another certificate than the one before, and ends later. */
    public boolean renews(IssuedCertificate before) {
        return isAnotherThan(before) && effectiveExpiry.isAfter(before.effectiveExpiry);
    }

    /** Whether serial number or thumbprint are others. */
    boolean isAnotherThan(IssuedCertificate before) {
        return changed(before.serialNumber, serialNumber) || changed(before.thumbprint, thumbprint);
    }

    private static boolean changed(@Nullable String before, @Nullable String after) {
        return before != null && after != null && !before.equals(after);
    }
}
