package io.certmonitor.chaos;

import java.time.Duration;

/**
 * Something that happens to an order, or to the resource group that it is in.
 *
 * @param at how long after the start
 * @param kind what happens
 * @param order to which order
 * @param remaining how long the certificate is still valid then, where that is what changes; else zero
 */
record Change(Duration at, Kind kind, OrderName order, Duration remaining) {

    /** What can happen to an order. */
    enum Kind {
        DENY,
        ISSUE,
        BREAK_KEY_VAULT,
        MEND_KEY_VAULT,
        AUTO_RENEW_OFF,
        AUTO_RENEW_ON,
        RENEW,
        END_SOON,
        CREATE,
        DELETE,
        DELETE_GROUP
    }

    @Override
    public String toString() {
        return "%8.3f s  %s %s%s"
                .formatted(
                        at.toMillis() / 1000.0,
                        kind,
                        order.key(),
                        remaining.isZero() ? "" : " ending in " + remaining.toSeconds() + " s");
    }
}
