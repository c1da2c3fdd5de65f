package io.certmonitor.metrics;

import io.certmonitor.policy.Severity;
import io.certmonitor.stream.DeadLetterCommitted;
import io.certmonitor.stream.DeadLetterReason;
import io.certmonitor.stream.EventCommitted;
import io.certmonitor.transition.EventType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** Counts the events that subscribers were told, and how soon, and what could not be read. */
@Startup
@Singleton
final class EventMeters {

    private final MeterProvider<Counter> events;
    private final MeterProvider<Counter> deadLetters;
    private final Timer detectionDelay;

    EventMeters(MeterRegistry registry) {
        events = Counter.builder(MetricNames.EVENTS)
                .description("Events that subscribers were told, by CloudEvents type and severity")
                .withRegistry(registry);
        deadLetters = Counter.builder(MetricNames.DEAD_LETTERS)
                .description("Records that could not be read and were sent to the dead letters, by reason")
                .withRegistry(registry);
        detectionDelay = Histograms.histogram(
                        MetricNames.DETECTION_DELAY,
                        "From the observation in Azure to the committed event",
                        5,
                        10,
                        25,
                        50,
                        100,
                        250,
                        500,
                        1_000,
                        2_500,
                        5_000,
                        10_000,
                        30_000,
                        60_000)
                .register(registry);
        Stream.of(DeadLetterReason.values()).forEach(this::deadLetters);
        for (EventType type : EventType.values()) {
            for (Severity severity : Severity.values()) {
                if (canOccur(type, severity)) {
                    events(type, severity);
                }
            }
        }
    }

    void setAside(@Observes DeadLetterCommitted letter) {
        deadLetters(letter.reason()).increment();
    }

    void committed(@Observes EventCommitted event) {
        events(event.type(), event.severity()).increment();
        if (event.detectionDelay() != null) {
            detectionDelay.record(event.detectionDelay());
        }
    }

    private Counter deadLetters(DeadLetterReason reason) {
        return deadLetters.withTag(MetricNames.REASON, reason.label());
    }

    private Counter events(EventType type, Severity severity) {
        return events.withTags(MetricNames.TYPE, type.typeName(), MetricNames.SEVERITY, severity.label());
    }

    /** A finding is never ok, what has no finding always is, and what concerns a whole subscription is critical. */
    private static boolean canOccur(EventType type, Severity severity) {
        return switch (type) {
            case EXPIRING, EXPIRED, FAILED, DEGRADED, RESOLVED -> severity != Severity.OK;
            case RENEWED, DISCOVERED, REMOVED -> severity == Severity.OK;
            case UNREACHABLE, RESTORED -> severity == Severity.CRITICAL;
        };
    }
}
