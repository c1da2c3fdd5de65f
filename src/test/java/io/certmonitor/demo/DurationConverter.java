package io.certmonitor.demo;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time such as 60s, 2m, 1h30m or PT1M. */
final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        try {
            Duration duration = Duration.parse(text.regionMatches(true, 0, "PT", 0, 2) ? text : "PT" + text);
            if (duration.compareTo(Duration.ZERO) > 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Said below, as for a time that is not positive.
        }
        throw new TypeConversionException("'" + text + "' is no time such as 60s, 2m or PT1M");
    }
}
