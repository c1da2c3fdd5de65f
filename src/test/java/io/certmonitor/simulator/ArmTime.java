package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Dates as the order resources spell them: whole seconds and an offset, {@code 2022-11-12T23:40:25+00:00}. */
final class ArmTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ArmTime() {}

    static String text(Instant instant) {
        return FORMAT.format(instant);
    }

    /** What the simulator needs of a date it served; broken dates are part of the play and read as absent. */
    static Optional<Instant> read(JsonNode node) {
        try {
            return Optional.of(OffsetDateTime.parse(node.asText()).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static Optional<Instant> effectiveExpiry(JsonNode properties) {
        return Stream.of("expirationTime", "signedCertificate.notAfter")
                .flatMap(path -> read(Json.at(properties, path)).stream())
                .min(Instant::compareTo);
    }
}
