package io.certmonitor.metrics;

import static io.certmonitor.metrics.SampleOrders.finding;
import static io.certmonitor.metrics.SampleOrders.issued;
import static io.certmonitor.metrics.SampleOrders.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import io.certmonitor.view.FleetView;
import io.certmonitor.view.PartitionView;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** The limit as Prometheus sees it. */
@SuppressWarnings("deprecation")
class SeriesLimitMetricsTest {

    private static final String LIMIT = "certmonitor_order_series_limit";
    private static final String DROPPED = "certmonitor_order_series_dropped";

    private final FleetView fleet = new FleetView();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    SeriesLimitMetricsTest() {
        PartitionView partition = new PartitionView();
        fleet.open(0, partition);
        partition.put(state(issued("a")));
        partition.put(state(issued("b"), finding(FindingCode.EXPIRING, Severity.WARNING)));
    }

    @Test
    void whatIsLeftOutIsShownWithTheLimitAndTheCountsKeepAllOrders() {
        Scrape scrape = scrape(MetricsConfigs.seriesLimit(8));

        assertThat(scrape.value(LIMIT)).isEqualTo(8);
        assertThat(scrape.value(DROPPED)).isEqualTo(7);
        assertThat(scrape.seriesOf("certmonitor_order_info"))
                .singleElement()
                .asString()
                .contains("name=\"b\"");
        assertThat(scrape.lines())
                .filteredOn(line -> line.startsWith("certmonitor_order_") && line.contains("name=\"b\""))
                .hasSize(8);
        assertThat(scrape.lines()).noneMatch(line -> line.contains("name=\"a\""));
        assertThat(scrape.seriesOf("certmonitor_orders").stream().mapToDouble(scrape::value))
                .containsExactlyInAnyOrder(1.0, 1.0);
    }

    @Test
    void nothingIsLeftOutBelowTheLimitAndWithoutOne() {
        Scrape below = scrape(MetricsConfigs.seriesLimit(15));
        assertThat(below.value(LIMIT)).isEqualTo(15);
        assertThat(below.value(DROPPED)).isZero();

        Scrape without = scrape(MetricsConfigs.seriesLimit(0));
        assertThat(without.value(LIMIT)).isZero();
        assertThat(without.value(DROPPED)).isZero();
        assertThat(without.seriesOf("certmonitor_order_info")).hasSize(2);
    }

    @Test
    void withoutSeriesOfOrdersTheLimitIsShownAndLeavesNothingOut() {
        Scrape scrape = scrape(MetricsConfigs.orders(false));

        assertThat(scrape.value(LIMIT)).isEqualTo(500);
        assertThat(scrape.value(DROPPED)).isZero();
        assertThat(scrape.seriesOf("certmonitor_order_info")).isEmpty();
    }

    private Scrape scrape(MetricsConfigs config) {
        ScrapeRegistration registration =
                new ScrapeRegistration(registry, fleet, new RateLimitCollector(Clock.systemUTC()), config);
        registration.start(new StartupEvent());
        try {
            return Scrape.of(registry);
        } finally {
            registration.stop(new ShutdownEvent());
        }
    }
}
