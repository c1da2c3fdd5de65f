package io.certmonitor.stream;

import io.certmonitor.config.EventsConfig;
import io.certmonitor.config.MonitorConfig;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.EventSettings;
import io.cloudevents.core.message.Encoding;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns the configuration of events into what the topology works with. */
final class ConfiguredEvents {

    private static final int STALE_INTERVALS = 3;

    private ConfiguredEvents() {}

    /** What is told, and when. */
    static EventSettings settings(EventsConfig events) {
        Map<FindingCode, Duration> holdDowns = new HashMap<>();
        events.holdDownByCode()
                .forEach((name, holdDown) -> code(name).ifPresent(code -> holdDowns.put(code, holdDown)));
        Map<Severity, Duration> repeatIntervals = new EnumMap<>(Severity.class);
        EventsConfig.RepeatInterval repeat = events.repeatInterval();
        repeat.info().ifPresent(interval -> repeatIntervals.put(Severity.INFO, interval));
        repeat.warning().ifPresent(interval -> repeatIntervals.put(Severity.WARNING, interval));
        repeat.critical().ifPresent(interval -> repeatIntervals.put(Severity.CRITICAL, interval));
        return new EventSettings(
                events.holdDown(), holdDowns, severity(events.minSeverity()), repeatIntervals, events.inventory());
    }

    /** How events lie in records. */
    static Encoding encoding(EventsConfig events) {
        return switch (events.mode()) {
            case BINARY -> Encoding.BINARY;
            case STRUCTURED -> Encoding.STRUCTURED;
        };
    }

    /** How long nothing of a subscription may be read before that is told. */
    static Duration staleAfter(MonitorConfig.Poll poll) {
        return poll.staleAfter().orElseGet(() -> poll.interval().multipliedBy(STALE_INTERVALS));
    }

    /**
     * The code that a property names, in events' spelling or in that of properties: {@code key-vault-missing}, which
     * comes out of an environment variable as {@code key.vault.missing}.
     */
    static Optional<FindingCode> code(String property) {
        return FindingCode.parse(property.toUpperCase(Locale.ROOT).replaceAll("[-.]", "_"));
    }

    private static Severity severity(EventsConfig.Level level) {
        return switch (level) {
            case OK -> Severity.OK;
            case INFO -> Severity.INFO;
            case WARNING -> Severity.WARNING;
            case CRITICAL -> Severity.CRITICAL;
        };
    }
}
