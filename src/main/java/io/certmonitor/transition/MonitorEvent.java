package io.certmonitor.transition;

import io.certmonitor.policy.Severity;
import java.time.Instant;
import java.util.Locale;

/** Something to tell subscribers. */
public sealed interface MonitorEvent permits OrderEvent, SubscriptionEvent {

    /** When it was judged. */
    Instant time();

    /** The kind of event. */
    EventType type();

    /** How much it matters. */
    Severity severity();

    /** The subscription it is about, or that the order it is about lies in. */
    String subscriptionId();

    /** The ARM id of what it is about. */
    String subject();

    /** The ARM id in lower case: the key in Kafka, and what ids hang on. */
    default String key() {
        return subject().toLowerCase(Locale.ROOT);
    }
}
