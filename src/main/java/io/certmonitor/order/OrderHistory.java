package io.certmonitor.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What only repeated looks at an order can tell, because Azure keeps no time for it.
 *
 * @param firstSeenAt when the monitor saw the order for the first time
 * @param pendingSince since when no look has found its issuance anything but pending; null when it is not pending
 * @param certificate the last certificate that was known, also while Azure names none; null before the first
 */
public record OrderHistory(
        Instant firstSeenAt,
        @Nullable Instant pendingSince,
        @Nullable IssuedCertificate certificate) {

    /** The history of an order that is seen for the first time. */
    public static OrderHistory begin(CertificateOrder order, Instant now) {
        return new OrderHistory(now, null, null).after(order, now);
    }

    /** This history after one more look at the order. A look at a status that cannot be understood ends nothing. */
    public OrderHistory after(CertificateOrder order, Instant now) {
        return new OrderHistory(firstSeenAt, pendingSince(order, now), certificate(IssuedCertificate.of(order)));
    }

    private @Nullable Instant pendingSince(CertificateOrder order, Instant now) {
        if (order.isIssuancePending()) {
            return pendingSince == null ? now : pendingSince;
        }
        return order.isIssuanceUnclear() ? pendingSince : null;
    }

    /** Azure may name a new certificate before it moves the expiry: until then the renewal is still to come. */
    private @Nullable IssuedCertificate certificate(@Nullable IssuedCertificate current) {
        if (current == null || certificate == null) {
            return current == null ? certificate : current;
        }
        boolean expiryToCome =
                current.isAnotherThan(certificate) && current.effectiveExpiry().equals(certificate.effectiveExpiry());
        return expiryToCome ? certificate : current;
    }
}
