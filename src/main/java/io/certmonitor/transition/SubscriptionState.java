package io.certmonitor.transition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What subscribers were told of a subscription that could not be read. One that always could has no such state.
 *
 * @param subscriptionId as it was spelled when it was told
 * @param episode how often it was told that it is unreachable; kept after it is restored, so that no event id is used
 *     twice
 * @param outage the outage that was told and is not over; null when there is none
 */
public record SubscriptionState(
        String subscriptionId, int episode, @Nullable Outage outage) {

    /**
     * An outage of a subscription.
     *
     * @param since the first failure after the last success
     * @param lastSuccessAt when orders of it were listed completely last; null if never
     */
    public record Outage(Instant since, @Nullable Instant lastSuccessAt) {}
}
