package io.certmonitor.tracing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Checks the headers that the collector is sent, which are mostly credentials, before OpenTelemetry does: its messages
 * repeat what they find wrong.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/protocol/exporter/">OTLP exporter configuration</a>
 */
final class OtlpHeaders {

    private static final List<String> PROPERTIES =
            List.of("otel.exporter.otlp.headers", "otel.exporter.otlp.traces.headers");
    /** A token and what a field may hold, by RFC 9110, section 5. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7E\\t]*");

    private OtlpHeaders() {}

    /** What is wrong, without any of the values. */
    static List<String> problems(Config config) {
        return PROPERTIES.stream()
                .filter(property -> config.getOptionalValue(property, String.class)
                        .filter(headers -> !areValid(headers))
                        .isPresent())
                .map(property -> property + " cannot be understood: it must be name=value pairs with commas between"
                        + " them, the values percent-encoded; they are not shown here, since they may be secret")
                .toList();
    }

    private static boolean areValid(String headers) {
        return Stream.of(headers.split(",", -1))
                .filter(header -> !header.isBlank())
                .allMatch(OtlpHeaders::isValid);
    }

    private static boolean isValid(String header) {
        int end = header.indexOf('=');
        return end > 0
                && NAME.matcher(header.substring(0, end).strip()).matches()
                && isValidValue(header.substring(end + 1));
    }

    private static boolean isValidValue(String encoded) {
        try {
            return !encoded.isBlank()
                    && VALUE.matcher(URLDecoder.decode(encoded, StandardCharsets.UTF_8))
                            .matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
