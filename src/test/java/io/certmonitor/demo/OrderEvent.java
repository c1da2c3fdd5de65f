package io.certmonitor.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as its subscriber understands it; empty text for what an event does not say.
 *
 * @param time when it was judged
 * @param kind the short type: expiring, resolved, …
 * @param severity ok, info, warning or critical
 * @param subject whom it is about
 * @param code the finding's code
 * @param tier the tier that was crossed, such as 14d
 * @param property what of the order it is about
 * @param reason why a finding no longer holds
 * @param expiry the effective expiry, null when there is none
 * @param remediation what to do
 */
record OrderEvent(
        Instant time,
        String kind,
        String severity,
        Subject subject,
        String code,
        String tier,
        String property,
        String reason,
        @Nullable Instant expiry,
        String remediation) {

    /** Whether the trouble is over; the event still says how bad it was and what was to be done. */
    boolean isGoodNews() {
        return kind.equals("resolved") || kind.equals("renewed") || kind.equals("restored");
    }

    /**
     * The order, or for events about a whole subscription only that.
     *
     * @param subscriptionId the subscription
     * @param resourceGroup the order's resource group
     * @param name the order's name
     */
    record Subject(String subscriptionId, String resourceGroup, String name) {

        private static final int SHORT_ID = 8;

        /** Short enough for a column, and still told apart. */
        String brief() {
            String subscription = subscriptionId.substring(0, Math.min(SHORT_ID, subscriptionId.length()));
            return name.isEmpty() ? subscription : subscription + "/" + resourceGroup + "/" + name;
        }
    }
}
