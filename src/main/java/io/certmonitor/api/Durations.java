package io.certmonitor.api;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes durations as people write them in an address. */
final class Durations {

    static final String ALLOWED = "a duration such as 30d, 12h, 15m or 60s, or ISO 8601 such as P30D or PT12H";

    private static final List<String> UNITS = List.of("d", "h", "m", "s");
    private static final Pattern SHORT = Pattern.compile("(\\d{1,12})([dhms])");

    private Durations() {}

    /** The duration; empty when the text is none, or a negative one. */
    static Optional<Duration> parse(String text) {
        Matcher matcher = SHORT.matcher(text.toLowerCase(Locale.ROOT));
        try {
            Duration duration =
                    matcher.matches() ? of(Long.parseLong(matcher.group(1)), matcher.group(2)) : Duration.parse(text);
            return duration.isNegative() ? Optional.empty() : Optional.of(duration);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** In the greatest unit that gives a whole number, such as {@code 60d} or {@code 90m}; else in ISO 8601. */
    static String format(Duration duration) {
        return UNITS.stream()
                .filter(unit -> {
                    Duration one = of(1, unit);
                    return !duration.isZero()
                            && one.multipliedBy(duration.dividedBy(one)).equals(duration);
                })
                .findFirst()
                .map(unit -> duration.dividedBy(of(1, unit)) + unit)
                .orElseGet(duration::toString);
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "d" -> Duration.ofDays(amount);
            case "h" -> Duration.ofHours(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofSeconds(amount);
        };
    }
}
