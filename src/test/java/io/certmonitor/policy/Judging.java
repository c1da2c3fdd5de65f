package io.certmonitor.policy;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks the default policy about orders. */
final class Judging {

    /** When the orders of these tests are looked at. */
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private static final Policy POLICY = new Policy(PolicySettings.DEFAULT);

    private Judging() {}

    /** What there is to find in an order that is seen for the first time. */
    static List<Finding> findings(CertificateOrder order) {
        return findings(order, NOW);
    }

    static List<Finding> findings(CertificateOrder order, Instant now) {
        return POLICY.judge(order, OrderHistory.begin(order, now), now).findings();
    }

    /** What there is to find in an order that was seen for the first time so long ago, and as it is now. */
    static List<Finding> findingsAfter(Duration age, CertificateOrder order) {
        return POLICY.judge(order, OrderHistory.begin(order, NOW.minus(age)), NOW)
                .findings();
    }
}
