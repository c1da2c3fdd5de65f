package io.certmonitor.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says once when traces begin to be lost on their way to the collector, and once when they arrive again. */
final class WatchedExporter implements SpanExporter {

    private static final Logger LOG = Logger.getLogger(Tracing.class);

    private final SpanExporter exporter;
    private final String endpoint;
    private final AtomicBoolean failing = new AtomicBoolean();

    /**
     * Watches an exporter.
     *
     * @param endpoint where it sends to, for people
     */
    WatchedExporter(SpanExporter exporter, String endpoint) {
        this.exporter = exporter;
        this.endpoint = endpoint;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = send(spans);
        return result.whenComplete(() -> ended(result));
    }

    /** An exporter that throws would have its caller print a stack trace for each batch. */
    private CompletableResultCode send(Collection<SpanData> spans) {
        try {
            return exporter.export(spans);
        } catch (RuntimeException e) {
            // Its message may show what was to be sent.
            return CompletableResultCode.ofExceptionalFailure(new IllegalStateException(
                    "the exporter fails with " + e.getClass().getSimpleName()));
        }
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    @Override
    public String toString() {
        return "WatchedExporter{" + exporter + "}";
    }

    private void ended(CompletableResultCode result) {
        if (failing.compareAndSet(result.isSuccess(), !result.isSuccess())) {
            if (result.isSuccess()) {
                LOG.infof("traces arrive again endpoint=%s", endpoint);
            } else {
                LOG.warnf(
                        "traces do not arrive and are dropped, nothing else is affected endpoint=%s reason=\"%s\"",
                        endpoint, reason(result.getFailureThrowable()));
            }
        }
    }

    /** What stands in the way; the exporter says of an answer only that it is not the one wanted. */
    private static String reason(@Nullable Throwable failure) {
        if (failure == null || (failure.getCause() == null && failure.getMessage() == null)) {
            return "the collector answers with an error";
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
