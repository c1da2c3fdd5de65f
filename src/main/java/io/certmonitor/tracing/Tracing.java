package io.certmonitor.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where traces begin, and where those of others are gone on with. */
public final class Tracing {

    /** The header of records, and the attribute of events, that names the step to go on from. */
    public static final String TRACEPARENT = "traceparent";

    /** Nothing is traced. */
    public static final Tracing OFF = new Tracing(null);

    static final String SCOPE = "io.certmonitor";

    private final @Nullable Tracer tracer;

    private Tracing(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /** Traces by this. */
    public static Tracing by(OpenTelemetry openTelemetry) {
        return new Tracing(openTelemetry.getTracer(SCOPE));
    }

    /** Whether anything is traced. */
    public boolean isOn() {
        return tracer != null;
    }

    /** What a trace begins below; steps below it are the first of theirs. */
    public Step start() {
        return tracer == null ? Step.NONE : new Step(tracer, Context.root());
    }

    /**
     * Goes on with a trace.
     *
     * @param traceparent the step of it that is gone on from; null to begin a trace, as with one that cannot be read
     */
    public Step from(@Nullable String traceparent) {
        if (tracer == null || traceparent == null) {
            return start();
        }
        Map<String, String> carrier = Map.of(TRACEPARENT, traceparent);
        return new Step(
                tracer, W3CTraceContextPropagator.getInstance().extract(Context.root(), carrier, new MapGetter()));
    }

    private static final class MapGetter implements TextMapGetter<Map<String, String>> {

        @Override
        public Set<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }
}
