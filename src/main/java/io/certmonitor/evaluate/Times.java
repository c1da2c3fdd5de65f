package io.certmonitor.evaluate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the times of a dry run as people write them. */
public final class Times {

    /** What {@link #parse} reads, for people. */
    public static final String ALLOWED =
            "an ISO 8601 time with its offset, such as 2026-12-01T00:00:00Z, or a date, such as 2026-12-01, for its"
                    + " beginning in UTC";

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt].+");

    private Times() {}

    /** The instant; empty when the text is none. Years have four digits. */
    public static Optional<Instant> parse(String text) {
        try {
            if (DATE.matcher(text).matches()) {
                return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            return TIME.matcher(text).matches()
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
