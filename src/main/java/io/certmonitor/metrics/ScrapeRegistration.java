package io.certmonitor.metrics;

import io.certmonitor.config.MetricsConfig;
import io.certmonitor.view.FleetView;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Has the collectors asked at each scrape, from start to shutdown. */
@Singleton
@SuppressWarnings("deprecation") // Quarkus 3.33 brings the registry of Prometheus' older client
final class ScrapeRegistration {

    private final CollectorRegistry registry;
    private final List<Collector> collectors = new ArrayList<>();

    ScrapeRegistration(
            PrometheusMeterRegistry meters, FleetView fleet, RateLimitCollector rateLimits, MetricsConfig config) {
        this.registry = meters.getPrometheusRegistry();
        collectors.add(new FleetCollector(fleet));
        collectors.add(rateLimits);
        SeriesLimit limit = new SeriesLimit(config.seriesLimit());
        collectors.add(
                config.orders()
                        ? new OrderCollector(
                                fleet,
                                new OrderSeries(new TagLabels(config.tags().orElse(List.of()))),
                                limit)
                        : new UnlistedOrders(limit));
    }

    void start(@Observes StartupEvent event) {
        collectors.forEach(registry::register);
    }

    void stop(@Observes ShutdownEvent event) {
        collectors.forEach(registry::unregister);
    }
}
