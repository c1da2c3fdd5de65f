package io.certmonitor.transition;

import io.certmonitor.order.FailureReason;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.SubscriptionState.Outage;
import java.time.Instant;

/** Something to tell subscribers about a whole subscription. Always critical: nothing of it is watched meanwhile. */
public sealed interface SubscriptionEvent extends MonitorEvent {

    /** Which outage of the subscription it is, counted from 1. */
    int episode();

    /** Since when it cannot, or could not, be read. */
    Outage outage();

    @Override
    default Severity severity() {
        return Severity.CRITICAL;
    }

    @Override
    default String subject() {
        return "/subscriptions/" + subscriptionId();
    }

    /**
     * Nothing of the subscription could be read for too long.
     *
     * @param reason why the last attempt failed
     * @param message the same with its facts
     */
    record UnreachableEvent(
            String subscriptionId, Instant time, int episode, Outage outage, FailureReason reason, String message)
            implements SubscriptionEvent {

        @Override
        public EventType type() {
            return EventType.UNREACHABLE;
        }
    }

    /**
     * The subscription can be read again, or need not be.
     *
     * @param reason {@link ResolutionReason#RECOVERED} or {@link ResolutionReason#UNMONITORED}
     */
    record RestoredEvent(String subscriptionId, Instant time, int episode, Outage outage, ResolutionReason reason)
            implements SubscriptionEvent {

        @Override
        public EventType type() {
            return EventType.RESTORED;
        }
    }
}
