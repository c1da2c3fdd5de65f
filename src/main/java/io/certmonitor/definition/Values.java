package io.certmonitor.definition;

import io.certmonitor.order.Glob;
import io.certmonitor.policy.Severity;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Turns written values into what they mean. Each gives null where there is none, and notes the mistake if it is one.
 */
final class Values {

    static final String INSTANT = "a date such as 2027-01-31, for the start of that day in UTC, or an instant such as"
            + " 2027-01-31T09:00:00Z";

    private static final String SEVERITY = "info, warning or critical";
    private static final String DURATION = "a duration such as 30d, 12h, 90m or PT48H";
    private static final String FRACTION = "a fraction above 0 and up to 1, such as 0.5 or 1/3";
    private static final String BITS = "a whole number of bits, 1 or more";
    private static final String GLOB = "a glob of *, ?, [a-c] and {one,two}";
    private static final Pattern QUOTIENT = Pattern.compile("(\\d{1,9})/(\\d{1,9})");
    private static final Pattern DECIMAL = Pattern.compile("\\d?\\.\\d{1,15}|\\d");

    private Values() {}

    /** The text; its absence is a mistake. */
    static @Nullable String required(Place place, Optional<String> written, String allowed) {
        if (written.isEmpty()) {
            place.missing(allowed);
        }
        return written.orElse(null);
    }

    /** The severity of a finding; its absence is a mistake. */
    static @Nullable Severity requiredSeverity(Place place, Optional<String> written) {
        return severity(place, Optional.ofNullable(required(place, written, SEVERITY)));
    }

    /** The severity of a finding, if any. */
    static @Nullable Severity severity(Place place, Optional<String> written) {
        return convert(place, written, SEVERITY, text -> {
            Severity severity = Severity.valueOf(text.toUpperCase(Locale.ROOT));
            return severity == Severity.OK ? null : severity;
        });
    }

    /** A duration above zero; its absence is a mistake. */
    static @Nullable Duration requiredDuration(Place place, Optional<String> written) {
        return positiveDuration(place, Optional.ofNullable(required(place, written, DURATION)));
    }

    /** A duration above zero, if any. */
    static @Nullable Duration positiveDuration(Place place, Optional<String> written) {
        return duration(place, written, DURATION, duration -> !duration.isNegative() && !duration.isZero());
    }

    /** A duration, if any, that may be zero. */
    static @Nullable Duration duration(Place place, Optional<String> written) {
        return duration(place, written, DURATION + ", or 0", duration -> !duration.isNegative());
    }

    /** A fraction above 0 and up to 1, if any. */
    static @Nullable Double fraction(Place place, Optional<String> written) {
        return convert(place, written, FRACTION, text -> {
            Matcher quotient = QUOTIENT.matcher(text);
            double value;
            if (quotient.matches()) {
                value = Double.parseDouble(quotient.group(1)) / Double.parseDouble(quotient.group(2));
            } else {
                value = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : 0;
            }
            return value > 0 && value <= 1 ? value : null;
        });
    }

    /** Yes or no, if either. */
    static @Nullable Boolean flag(Place place, Optional<String> written) {
        return convert(place, written, "true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        });
    }

    /** Bits of a key, if any. */
    static @Nullable Integer bits(Place place, Optional<String> written) {
        return convert(place, written, BITS, text -> {
            int bits = Integer.parseInt(text);
            return bits >= 1 ? bits : null;
        });
    }

    /** An instant, or the start of a day in UTC; its absence is a mistake. */
    static @Nullable Instant requiredInstant(Place place, Optional<String> written) {
        return convert(place, Optional.ofNullable(required(place, written, INSTANT)), INSTANT, text -> {
            boolean isDate = text.indexOf('T') < 0 && text.indexOf('t') < 0;
            return isDate ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant() : Instant.parse(text);
        });
    }

    /** Patterns; the malformed ones are left out. */
    static List<Glob> globs(Place place, Optional<List<String>> written) {
        return written.orElse(List.of()).stream()
                .map(text -> glob(place, text))
                .filter(Objects::nonNull)
                .toList();
    }

    /** A pattern. */
    static @Nullable Glob glob(Place place, String text) {
        try {
            return Glob.of(text);
        } catch (PatternSyntaxException e) {
            place.mustBe(text, GLOB + " (" + e.getDescription() + ")");
            return null;
        }
    }

    private static @Nullable Duration duration(
            Place place, Optional<String> written, String allowed, Predicate<Duration> valid) {
        return convert(place, written, allowed, text -> {
            Duration duration = DurationConverter.parseDuration(text);
            return valid.test(duration) ? duration : null;
        });
    }

    /** A conversion that throws or gives null means that the text is none of what is allowed. */
    private static <T> @Nullable T convert(
            Place place, Optional<String> written, String allowed, Function<String, @Nullable T> conversion) {
        if (written.isEmpty()) {
            return null;
        }
        T value = null;
        try {
            value = conversion.apply(written.get().strip());
        } catch (IllegalArgumentException | DateTimeException e) {
            // Told below, in words of our own.
        }
        if (value == null) {
            place.mustBe(written.get(), allowed);
        }
        return value;
    }
}
