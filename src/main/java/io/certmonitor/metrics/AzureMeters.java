package io.certmonitor.metrics;

import io.certmonitor.azure.AzureRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Counts requests to Azure; each try is one. */
@Startup
@Singleton
final class AzureMeters {

    private final MeterProvider<Counter> requests;
    private final MeterProvider<Timer> durations;
    private final Counter throttled;

    AzureMeters(MeterRegistry registry) {
        requests = Counter.builder(MetricNames.AZURE_REQUESTS)
                .description("Requests to Azure by HTTP status; 0 when there was no answer")
                .withRegistry(registry);
        durations = Histograms.histogram(
                        MetricNames.AZURE_REQUEST_DURATION,
                        "How long requests to Azure take, to the end of the answer",
                        50,
                        100,
                        250,
                        500,
                        1_000,
                        2_500,
                        5_000,
                        10_000,
                        30_000)
                .withRegistry(registry);
        throttled = Counter.builder(MetricNames.AZURE_THROTTLED)
                .description("How often Azure asked for fewer requests")
                .register(registry);
        for (String operation : AzureRequest.OPERATIONS) {
            requests(operation, 200);
            durations.withTag(MetricNames.OPERATION, operation);
        }
    }

    void requested(@Observes AzureRequest request) {
        requests(request.operation(), request.code()).increment();
        durations.withTag(MetricNames.OPERATION, request.operation()).record(request.duration());
        if (request.throttled()) {
            throttled.increment();
        }
    }

    private Counter requests(String operation, int code) {
        return requests.withTags(MetricNames.OPERATION, operation, MetricNames.CODE, Integer.toString(code));
    }
}
