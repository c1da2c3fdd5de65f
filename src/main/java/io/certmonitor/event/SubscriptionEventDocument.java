package io.certmonitor.event;

import io.certmonitor.transition.SubscriptionEvent;
import io.certmonitor.transition.SubscriptionEvent.RestoredEvent;
import io.certmonitor.transition.SubscriptionEvent.UnreachableEvent;
import io.certmonitor.transition.SubscriptionState.Outage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The data of an event about a subscription. Field names are a public contract; absent values are left out.
 *
 * @param since the first failure after the last success
 * @param lastSuccessAt when orders of it were listed completely last before that; left out if never
 * @param reason why it cannot be read, or why that is over
 * @param message the reason with its facts
 * @param remediation what to do about it; left out once it is over
 * @param episode which outage of the subscription it is
 * @param portalUrl the subscription's page in the Azure portal
 */
public record SubscriptionEventDocument(
        String subscriptionId,
        Instant since,
        @Nullable Instant lastSuccessAt,
        String reason,
        String message,
        @Nullable String remediation,
        int episode,
        String portalUrl) {

    static SubscriptionEventDocument of(SubscriptionEvent event, Portal portal) {
        if (event instanceof UnreachableEvent told) {
            return of(event, told.reason().label(), told.message(), ReadingRemediation.of(told.reason()), portal);
        }
        RestoredEvent restored = (RestoredEvent) event;
        String message = switch (restored.reason()) {
            case UNMONITORED -> "The configuration no longer covers the subscription.";
            default -> "The subscription can be read again.";
        };
        return of(event, restored.reason().label(), message, null, portal);
    }

    private static SubscriptionEventDocument of(
            SubscriptionEvent event, String reason, String message, @Nullable String remediation, Portal portal) {
        Outage outage = event.outage();
        return new SubscriptionEventDocument(
                event.subscriptionId(),
                outage.since(),
                outage.lastSuccessAt(),
                reason,
                message,
                remediation,
                event.episode(),
                portal.url(event.subject()));
    }
}
