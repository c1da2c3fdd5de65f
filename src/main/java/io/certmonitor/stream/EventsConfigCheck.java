package io.certmonitor.stream;

import io.certmonitor.config.EventsConfig;
import io.certmonitor.config.MonitorConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Finds every mistake in the configuration of events before anything starts. */
public final class EventsConfigCheck {

    private static final String PREFIX = "certmonitor.events.";
    private static final Duration SHORTEST_REPETITION = Duration.ofMinutes(1);
    /** Longer than any certificate lives, and far from what instants can hold. */
    private static final Duration LONGEST = Duration.ofDays(3_650);

    private final List<String> problems = new ArrayList<>();

    private EventsConfigCheck() {}

    /** The mistakes, each naming the property, its value and what is allowed; empty when there are none. */
    public static List<String> problems(EventsConfig events, MonitorConfig.Poll poll) {
        EventsConfigCheck check = new EventsConfigCheck();
        check.holdDown("hold-down", events.holdDown());
        new TreeMap<>(events.holdDownByCode()).forEach(check::holdDownOf);
        check.repeatInterval("info", events.repeatInterval().info());
        check.repeatInterval("warning", events.repeatInterval().warning());
        check.repeatInterval("critical", events.repeatInterval().critical());
        check.staleAfter(poll);
        return List.copyOf(check.problems);
    }

    private void holdDownOf(String code, Duration holdDown) {
        String property = "hold-down." + code;
        if (ConfiguredEvents.code(code).isEmpty()) {
            problems.add(PREFIX + property + " is of no finding code: it must be of one that the policy knows, such as"
                    + " EXPIRING, or that of a custom rule");
        }
        holdDown(property, holdDown);
    }

    private void holdDown(String property, Duration holdDown) {
        if (holdDown.isNegative() || holdDown.compareTo(LONGEST) > 0) {
            problems.add(PREFIX + property + " is " + holdDown + ": it must be from 0 to ten years");
        }
    }

    private void repeatInterval(String severity, Optional<Duration> interval) {
        interval.filter(value -> value.compareTo(SHORTEST_REPETITION) < 0 || value.compareTo(LONGEST) > 0)
                .ifPresent(value -> problems.add(PREFIX + "repeat-interval." + severity + " is " + value
                        + ": it must be from one minute to ten years"));
    }

    private void staleAfter(MonitorConfig.Poll poll) {
        poll.staleAfter()
                .filter(value -> value.compareTo(poll.interval()) < 0 || value.compareTo(LONGEST) > 0)
                .ifPresent(value -> problems.add("certmonitor.poll.stale-after is " + value
                        + ": it must be from certmonitor.poll.interval, which is " + poll.interval()
                        + ", to ten years"));
    }
}
