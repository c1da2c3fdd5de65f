package io.certmonitor.metrics;

import io.certmonitor.tracing.Tracing;
import io.prometheus.client.exemplars.DefaultExemplarSampler;
import io.prometheus.client.exemplars.ExemplarSampler;
import io.prometheus.client.exemplars.tracer.otel.OpenTelemetrySpanContextSupplier;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Has meters keep the trace in which they counted something last, while anything is traced; OpenMetrics shows it. */
final class Exemplars {

    /** In place of Quarkus' own, which goes by whether its extension for OpenTelemetry is there. */
    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    Optional<ExemplarSampler> sampler(Tracing tracing) {
        return tracing.isOn()
                ? Optional.of(new DefaultExemplarSampler(new OpenTelemetrySpanContextSupplier()))
                : Optional.empty();
    }
}
