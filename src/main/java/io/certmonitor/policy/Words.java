package io.certmonitor.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Puts times into words for people. */
final class Words {

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Words() {}

    /** For example {@code 7 Dec 2026 10:00 UTC}. */
    static String at(Instant instant) {
        return INSTANT.format(instant);
    }

    /** In days and hours from two days on, else in hours and minutes, else in minutes: {@code 15 days 16 hours}. */
    static String of(Duration duration) {
        if (duration.toHours() >= 48) {
            return both(duration.toDays(), "day", duration.toHoursPart(), "hour");
        }
        return duration.toMinutes() >= 120
                ? both(duration.toHours(), "hour", duration.toMinutesPart(), "minute")
                : count(duration.toMinutes(), "minute");
    }

    /** In days to the nearest, because certificates often end in the last second of a day: {@code 198 days}. */
    static String lifetime(Duration lifetime) {
        return lifetime.toHours() >= 48 ? count(lifetime.plusHours(12).toDays(), "day") : of(lifetime);
    }

    private static String both(long great, String unit, int small, String smallUnit) {
        return small == 0 ? count(great, unit) : count(great, unit) + " " + count(small, smallUnit);
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
