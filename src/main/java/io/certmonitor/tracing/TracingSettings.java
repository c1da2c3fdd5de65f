package io.certmonitor.tracing;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * OpenTelemetry's settings, wherever they are given: its libraries read the environment and system properties by
 * themselves, and know nothing of files.
 *
 * @param isOn whether an endpoint is named, and tracing is not switched off all the same
 * @param endpoint where traces go, for people: without user, password and query; empty when off
 * @param version of the monitor
 * @param instance a name of this replica
 * @param values by the names of system properties
 * @param endpointsAsGiven with all that they were given with
 */
record TracingSettings(
        boolean isOn,
        String endpoint,
        String version,
        String instance,
        Map<String, String> values,
        Set<String> endpointsAsGiven) {

    static final String PREFIX = "otel.";

    private static final String TRACES_ENDPOINT = "otel.exporter.otlp.traces.endpoint";
    private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
    private static final String DISABLED = "otel.sdk.disabled";
    private static final String EXPORTER = "otel.traces.exporter";
    /** User and password before the host, and what follows the path. */
    private static final Pattern SECRET_OF_ENDPOINT = Pattern.compile("(?:(?<=//)|^)[^/?#]+(?=@)|(?<=[?#]).+");

    /** Copies the collections. */
    TracingSettings {
        values = Map.copyOf(values);
        endpointsAsGiven = Set.copyOf(endpointsAsGiven);
    }

    static TracingSettings of(Config config) {
        String endpoint = value(config, TRACES_ENDPOINT, value(config, ENDPOINT, ""));
        boolean on = !endpoint.isBlank()
                && !value(config, DISABLED, "false").equalsIgnoreCase("true")
                && !value(config, EXPORTER, "otlp").equals("none");
        if (!on) {
            return new TracingSettings(false, "", "", "", Map.of(), Set.of());
        }
        Map<String, String> values = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                config.getOptionalValue(name, String.class).ifPresent(value -> values.put(name, value));
            }
        }
        return new TracingSettings(
                true,
                printable(endpoint),
                value(config, "quarkus.application.version", "unknown"),
                value(config, "certmonitor.instance-id", UUID.randomUUID().toString()),
                values,
                Stream.of(ENDPOINT, TRACES_ENDPOINT)
                        .flatMap(name -> config.getOptionalValue(name, String.class).stream())
                        .collect(Collectors.toSet()));
    }

    /** A text about the settings with the endpoints as they may be shown. */
    String withoutSecrets(String text) {
        String shown = text;
        for (String given : endpointsAsGiven) {
            shown = shown.replace(given, printable(given));
            Matcher secret = SECRET_OF_ENDPOINT.matcher(given);
            while (secret.find()) {
                shown = shown.replace(secret.group(), "\u2026");
            }
        }
        return shown;
    }

    /** Without the values, of which some are secret. */
    @Override
    public String toString() {
        return "TracingSettings[isOn=" + isOn + ", endpoint=" + endpoint + "]";
    }

    private static String value(Config config, String name, String otherwise) {
        return config.getOptionalValue(name, String.class).orElse(otherwise);
    }

    private static String printable(String endpoint) {
        return endpoint.replaceFirst("^([^/?#]*//)?[^/?#]*@", "$1").replaceFirst("[?#].*", "");
    }
}
