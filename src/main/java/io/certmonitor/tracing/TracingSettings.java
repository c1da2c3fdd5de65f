package io.certmonitor.tracing;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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
 */
record TracingSettings(boolean isOn, String endpoint, String version, String instance, Map<String, String> values) {

    static final String PREFIX = "otel.";

    private static final String TRACES_ENDPOINT = "otel.exporter.otlp.traces.endpoint";
    private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
    private static final String DISABLED = "otel.sdk.disabled";
    private static final String EXPORTER = "otel.traces.exporter";

    /** Copies the values. */
    TracingSettings {
        values = Map.copyOf(values);
    }

    static TracingSettings of(Config config) {
        String endpoint = value(config, TRACES_ENDPOINT, value(config, ENDPOINT, ""));
        boolean on = !endpoint.isBlank()
                && !value(config, DISABLED, "false").equalsIgnoreCase("true")
                && !value(config, EXPORTER, "otlp").equals("none");
        if (!on) {
            return new TracingSettings(false, "", "", "", Map.of());
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
                values);
    }

    private static String value(Config config, String name, String otherwise) {
        return config.getOptionalValue(name, String.class).orElse(otherwise);
    }

    private static String printable(String endpoint) {
        return endpoint.replaceFirst("//[^/?#]*@", "//").replaceFirst("[?#].*", "");
    }
}
