package io.certmonitor.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A step of a trace: a span of OpenTelemetry. Work that runs within it finds it as {@link #current()}, and can add
 * steps below it without knowing whether anything is traced. Safe for use by several threads.
 */
public final class Step {

    /** No step: what is below it and within it is not traced. */
    public static final Step NONE = new Step(OpenTelemetry.noop().getTracer(Tracing.SCOPE), Context.root());

    private static final ContextKey<Step> KEY = ContextKey.named("certmonitor-step");

    private final Tracer tracer;
    private final Context context;

    /** A step that is under way, whose span the context has. */
    Step(Tracer tracer, Context context) {
        this.tracer = tracer;
        this.context = context;
    }

    /** The step that this thread works within. */
    public static Step current() {
        Step step = Context.current().get(KEY);
        return step == null ? NONE : step;
    }

    /** Begins a step below this one. */
    public Step begin(String name) {
        return begin(name, SpanKind.INTERNAL);
    }

    /** Begins a step below this one that asks another service and waits for the answer. */
    public Step beginRequest(String name) {
        return begin(name, SpanKind.CLIENT);
    }

    /** Begins a step below this one that sends messages; those who read them go on below it. */
    public Step beginSending(String name) {
        return begin(name, SpanKind.PRODUCER);
    }

    /** Says something about the step. */
    public Step set(String attribute, String value) {
        span().setAttribute(attribute, value);
        return this;
    }

    /** Says something about the step. */
    public Step set(String attribute, long value) {
        span().setAttribute(attribute, value);
        return this;
    }

    /** Says something about the step. */
    public Step set(String attribute, boolean value) {
        span().setAttribute(attribute, value);
        return this;
    }

    /** The step fails. */
    public Step fail(String errorType) {
        span().setAttribute(TraceNames.ERROR_TYPE, errorType).setStatus(StatusCode.ERROR);
        return this;
    }

    /** Does something within the step. */
    public void run(Runnable work) {
        try (Scope scope = context.with(KEY, this).makeCurrent()) {
            work.run();
        }
    }

    /** Does something within the step. */
    public <T> T call(Supplier<T> work) {
        try (Scope scope = context.with(KEY, this).makeCurrent()) {
            return work.get();
        }
    }

    /** The step is done. */
    public void end() {
        span().end();
    }

    /** The step as the W3C's Trace Context has it, by which others go on with the trace; null when there is none. */
    public @Nullable String traceparent() {
        if (!span().getSpanContext().isValid()) {
            return null;
        }
        Map<String, String> carrier = new HashMap<>();
        W3CTraceContextPropagator.getInstance()
                .inject(context, carrier, (headers, name, value) -> headers.put(name, value));
        return carrier.get(Tracing.TRACEPARENT);
    }

    private Step begin(String name, SpanKind kind) {
        if (this == NONE) {
            return NONE;
        }
        return new Step(
                tracer,
                context.with(tracer.spanBuilder(name)
                        .setSpanKind(kind)
                        .setParent(context)
                        .startSpan()));
    }

    private Span span() {
        return Span.fromContext(context);
    }
}
