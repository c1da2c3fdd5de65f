package io.certmonitor.tracing;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.common.CompletableResultCode;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Sets tracing up by OpenTelemetry's own settings, if they name where traces go; else there is none. */
@Singleton
public final class TracingSetup {

    /** Long enough for a collector that answers, and no reason to stop late for one that does not. */
    private static final long PATIENCE_SECONDS = 3;

    private final List<String> problems;
    private final @Nullable OpenTelemetrySdk sdk;

    TracingSetup(Config config) {
        TracingSettings settings = TracingSettings.of(config);
        OpenTelemetrySdk made = null;
        List<String> found = settings.isOn() ? OtlpHeaders.problems(config) : List.of();
        if (settings.isOn() && found.isEmpty()) {
            try {
                made = TracingSdk.create(settings);
            } catch (ConfigurationException e) {
                found = List.of("otel.*: " + settings.withoutSecrets(message(e)));
            }
        }
        this.sdk = made;
        this.problems = found;
    }

    /** What is wrong with the settings; empty when they can work. */
    public List<String> problems() {
        return problems;
    }

    @Produces
    @Singleton
    Tracing tracing() {
        return sdk == null ? Tracing.OFF : Tracing.by(sdk);
    }

    /** Sends what is still to be sent, and ends. */
    @PreDestroy
    void close() {
        if (sdk != null) {
            CompletableResultCode closed = sdk.getSdkTracerProvider().shutdown();
            closed.join(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static String message(ConfigurationException problem) {
        Throwable cause = problem.getCause();
        return problem.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
    }
}
