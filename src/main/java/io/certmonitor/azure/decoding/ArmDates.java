package io.certmonitor.azure.decoding;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Reads dates as Azure writes them: with {@code Z}, with an offset or, meaning UTC, with neither. */
final class ArmDates {

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    /** What .NET, and so Azure, has as a date; years beyond can be parsed, but not be reckoned with. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant BEYOND_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private ArmDates() {}

    /** The moment that a text stands for, from the year 1 to the year 9999; empty when it is not such a date. */
    static Optional<Instant> parse(String text) {
        try {
            TemporalAccessor parsed = FORMAT.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            Instant moment = parsed instanceof OffsetDateTime dated
                    ? dated.toInstant()
                    : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
            return Optional.of(moment).filter(date -> !date.isBefore(FIRST) && date.isBefore(BEYOND_LAST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
