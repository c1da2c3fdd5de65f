package io.certmonitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.azure.AzureRequest;
import io.certmonitor.policy.Severity;
import io.certmonitor.poll.PollCycleFinished;
import io.certmonitor.stream.EventCommitted;
import io.certmonitor.tracing.RecordedTraces;
import io.certmonitor.tracing.Step;
import io.certmonitor.tracing.Tracing;
import io.certmonitor.transition.EventType;
import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation")
class ExemplarsTest {

    private final Tracing tracing = new RecordedTraces().tracing();

    @Test
    void whatIsCountedWithinAStepNamesItsTraceInOpenMetrics() {
        PrometheusMeterRegistry registry = registry(tracing);
        Step step = tracing.start().begin("step");

        step.run(() -> countEverything(registry));

        String trace = String.valueOf(step.traceparent()).split("-", 4)[1];
        assertThat(List.of(
                        "certmonitor_poll_duration_seconds_bucket",
                        "certmonitor_azure_request_duration_seconds_bucket",
                        "certmonitor_detection_delay_seconds_bucket",
                        "certmonitor_events_total"))
                .allSatisfy(name -> assertThat(registry.scrape(TextFormat.CONTENT_TYPE_OPENMETRICS_100))
                        .containsPattern(name + "\\{[^}]*} \\S+ # \\{[^}]*trace_id=\"" + trace + "\""));
    }

    @Test
    void theClassicFormatHasNoExemplars() {
        PrometheusMeterRegistry registry = registry(tracing);

        tracing.start().begin("step").run(() -> countEverything(registry));

        assertThat(registry.scrape(TextFormat.CONTENT_TYPE_004))
                .contains("certmonitor_events_total")
                .doesNotContain("trace_id");
    }

    @Test
    void whatIsCountedOutsideOfAnyStepHasNone() {
        PrometheusMeterRegistry registry = registry(tracing);

        countEverything(registry);

        assertThat(registry.scrape(TextFormat.CONTENT_TYPE_OPENMETRICS_100)).doesNotContain("trace_id");
    }

    @Test
    void whileTracingIsOffNoneAreKept() {
        assertThat(new Exemplars().sampler(Tracing.OFF)).isEmpty();
    }

    private static PrometheusMeterRegistry registry(Tracing tracing) {
        return new PrometheusMeterRegistry(
                PrometheusConfig.DEFAULT,
                new CollectorRegistry(),
                Clock.SYSTEM,
                new Exemplars().sampler(tracing).orElseThrow());
    }

    private static void countEverything(PrometheusMeterRegistry registry) {
        new PollMeters(registry).finished(new PollCycleFinished(Duration.ofMillis(1_500), Map.of()));
        new AzureMeters(registry)
                .requested(new AzureRequest("list_orders", "sub", 200, Duration.ofMillis(80), Map.of()));
        new EventMeters(registry)
                .committed(new EventCommitted(EventType.EXPIRED, Severity.CRITICAL, Duration.ofMillis(80)));
    }
}
