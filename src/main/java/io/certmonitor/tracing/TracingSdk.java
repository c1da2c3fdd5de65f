package io.certmonitor.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import java.util.HashMap;
import java.util.Map;

/** Makes OpenTelemetry's SDK for traces alone: metrics are Prometheus', and logs go where they always go. */
final class TracingSdk {

    /**
     * What OpenTelemetry's settings do not say. The steps of a whole partition end at once when another policy has
     * judged it anew; of its own, the queue would hold 2,048 of them.
     */
    private static final Map<String, String> DEFAULTS =
            Map.of("otel.exporter.otlp.protocol", "http/protobuf", "otel.bsp.max.queue.size", "16384");

    /** Traces go on by W3C's Trace Context alone, so that propagators that platforms set for all are not looked for. */
    private static final Map<String, String> FIXED =
            Map.of("otel.metrics.exporter", "none", "otel.logs.exporter", "none", "otel.propagators", "none");

    private static final AttributeKey<String> SERVICE_NAME = AttributeKey.stringKey("service.name");
    private static final AttributeKey<String> SERVICE_VERSION = AttributeKey.stringKey("service.version");
    private static final AttributeKey<String> SERVICE_INSTANCE = AttributeKey.stringKey("service.instance.id");

    private TracingSdk() {}

    /**
     * Makes it.
     *
     * @throws io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException when a setting cannot work
     */
    static OpenTelemetrySdk create(TracingSettings settings) {
        Map<String, String> given = new HashMap<>(DEFAULTS);
        given.putAll(settings.values());
        return AutoConfiguredOpenTelemetrySdk.builder()
                .setServiceClassLoader(TracingSdk.class.getClassLoader())
                .disableShutdownHook()
                .addPropertiesSupplier(() -> given)
                .addPropertiesCustomizer(properties -> FIXED)
                .addResourceCustomizer((resource, properties) -> describe(resource, settings))
                .addSpanExporterCustomizer((exporter, properties) -> new WatchedExporter(exporter, settings.endpoint()))
                .build()
                .getOpenTelemetrySdk();
    }

    /** Who traces, where the settings do not say it. */
    private static Resource describe(Resource given, TracingSettings settings) {
        return Resource.create(Attributes.builder()
                        .put(SERVICE_NAME, "certmonitor")
                        .put(SERVICE_VERSION, settings.version())
                        .put(SERVICE_INSTANCE, settings.instance())
                        .build())
                .merge(withoutUnknownName(given));
    }

    /** OpenTelemetry calls a service that nobody named an unknown one. */
    private static Resource withoutUnknownName(Resource given) {
        String name = given.getAttribute(SERVICE_NAME);
        return name == null || !name.startsWith("unknown_service")
                ? given
                : given.toBuilder().removeIf(SERVICE_NAME::equals).build();
    }
}
