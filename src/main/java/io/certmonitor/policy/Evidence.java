package io.certmonitor.policy;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderHistory;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All that a rule may look at. */
record Evidence(CertificateOrder order, OrderHistory history, Instant now, PolicySettings settings) {

    /** Time until the effective expiry, negative after it; null when Azure gives no expiry. */
    @Nullable
    Duration remaining() {
        Instant expiry = order.effectiveExpiry();
        return expiry == null ? null : Duration.between(now, expiry);
    }

    /** Whether no more time is left than the tier says, and the tier counts for this order. */
    boolean isWithin(ExpiryTier tier) {
        Duration remaining = remaining();
        boolean counts = !tier.onlyWithoutAutoRenew() || Boolean.FALSE.equals(order.autoRenew());
        return remaining != null && counts && remaining.compareTo(tier.threshold(order.lifetime())) <= 0;
    }
}
