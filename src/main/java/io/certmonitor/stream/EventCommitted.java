package io.certmonitor.stream;

import io.certmonitor.policy.Severity;
import io.certmonitor.transition.EventType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An event was committed, so that subscribers can read it, as metrics count it. Fired as a CDI event.
 *
 * @param detectionDelay from the observation to the commit; null for an event that time brought about
 */
public record EventCommitted(
        EventType type, Severity severity, @Nullable Duration detectionDelay) {}
