package io.certmonitor.metrics;

import io.certmonitor.azure.AzureRequest;
import io.prometheus.client.Collector;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows what Azure's rate limits left at the last request of the last hour: within that they are full again, and the
 * subscription may be another replica's by now. The names come from Azure's headers, so their number is bounded here:
 * beyond {@value #MAX_SERIES} the one that was told longest ago is dropped.
 */
@Singleton
final class RateLimitCollector extends Collector {

    static final int MAX_SERIES = 1_000;

    private static final Duration TIME_TO_FILL = Duration.ofHours(1);

    /** Subscription and kind to what remains, the one told longest ago first. */
    private final Map<List<String>, Told> remaining = new LinkedHashMap<>();

    private final InstantSource clock;

    RateLimitCollector(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void requested(@Observes AzureRequest request) {
        request.rateLimitRemaining().forEach((kind, left) -> {
            List<String> labels = Labels.values(Labels.lower(request.subscriptionId()), kind);
            remaining.remove(labels);
            remaining.put(labels, new Told(left, clock.instant()));
        });
        while (remaining.size() > MAX_SERIES) {
            remaining.remove(remaining.keySet().iterator().next());
        }
    }

    @Override
    public synchronized List<MetricFamilySamples> collect() {
        Instant horizon = clock.instant().minus(TIME_TO_FILL);
        remaining.values().removeIf(told -> told.at().isBefore(horizon));
        GaugeFamily family = new GaugeFamily(
                MetricNames.AZURE_RATELIMIT_REMAINING,
                "What Azure's rate limit left at the last request",
                List.of(MetricNames.SUBSCRIPTION_ID, MetricNames.KIND));
        remaining.forEach((labels, told) -> family.add((double) told.left(), labels));
        return List.of(family.samples());
    }

    private record Told(long left, Instant at) {}
}
