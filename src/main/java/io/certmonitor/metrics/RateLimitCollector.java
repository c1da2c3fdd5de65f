package io.certmonitor.metrics;

import io.certmonitor.azure.AzureRequest;
import io.prometheus.client.Collector;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows what Azure's rate limits left at the last request. The names come from Azure's headers, so their number is
 * bounded here: beyond {@value #MAX_SERIES} the one that was told longest ago is dropped.
 */
@Singleton
final class RateLimitCollector extends Collector {

    static final int MAX_SERIES = 1_000;

    /** Subscription and kind to what remains, the one told longest ago first. */
    private final Map<List<String>, Long> remaining = new LinkedHashMap<>();

    synchronized void requested(@Observes AzureRequest request) {
        request.rateLimitRemaining().forEach((kind, left) -> {
            List<String> labels = Labels.values(Labels.lower(request.subscriptionId()), kind);
            remaining.remove(labels);
            remaining.put(labels, left);
        });
        while (remaining.size() > MAX_SERIES) {
            remaining.remove(remaining.keySet().iterator().next());
        }
    }

    @Override
    public synchronized List<MetricFamilySamples> collect() {
        GaugeFamily family = new GaugeFamily(
                MetricNames.AZURE_RATELIMIT_REMAINING,
                "What Azure's rate limit left at the last request",
                List.of(MetricNames.SUBSCRIPTION_ID, MetricNames.KIND));
        remaining.forEach((labels, left) -> family.add(left, labels));
        return List.of(family.samples());
    }
}
