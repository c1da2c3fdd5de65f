package io.certmonitor.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What only repeated looks at an order can tell, because Azure keeps no time for it.
 *
 * @param firstSeenAt when the monitor saw the order for the first time
 * @param pendingSince since when every look has found its issuance pending; null when it is not pending
 */
public record OrderHistory(Instant firstSeenAt, @Nullable Instant pendingSince) {

    /** The history of an order that is seen for the first time. */
    public static OrderHistory begin(CertificateOrder order, Instant now) {
        return new OrderHistory(now, order.isIssuancePending() ? now : null);
    }

    /** This history after one more look at the order. */
    public OrderHistory after(CertificateOrder order, Instant now) {
        if (!order.isIssuancePending()) {
            return new OrderHistory(firstSeenAt, null);
        }
        return pendingSince == null ? new OrderHistory(firstSeenAt, now) : this;
    }
}
