package io.certmonitor.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;

/** Traces by OpenTelemetry's own SDK, whose steps are kept once they have ended. */
public final class RecordedTraces {

    private final InMemorySpanExporter ended = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(ended))
                    .build())
            .build();

    /** Starts without any. */
    public RecordedTraces() {}

    /**
     * What records here.
     *
     * @return tracing that is on
     */
    public Tracing tracing() {
        return Tracing.by(sdk);
    }

    /**
     * The steps so far.
     *
     * @return those that have ended, in that order
     */
    public List<SpanData> steps() {
        return ended.getFinishedSpanItems();
    }

    /**
     * The steps of a kind.
     *
     * @param name what they are called
     * @return those that have ended, in that order
     */
    public List<SpanData> steps(String name) {
        return steps().stream().filter(step -> step.getName().equals(name)).toList();
    }

    /**
     * The only step of a kind, which may end a moment after what it was about.
     *
     * @param name what it is called
     * @return it
     */
    public SpanData only(String name) {
        await().alias("one step " + name).until(() -> !steps(name).isEmpty());
        assertThat(steps(name)).hasSize(1);
        return steps(name).get(0);
    }

    /**
     * A step in the form that names it to others.
     *
     * @param step one that has ended
     * @return its W3C Trace Context
     */
    public static String traceparent(SpanData step) {
        return "00-" + step.getTraceId() + "-" + step.getSpanId() + "-01";
    }
}
