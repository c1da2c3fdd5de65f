package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.metrics.MetricsDocument;
import io.certmonitor.metrics.Scrape;
import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.FleetGenerator;
import io.certmonitor.simulator.FleetSpec;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The document of metrics says what the packaged service exposes. */
class MetricsIT {

    private static final int ORDERS = 40;
    private static final int LIMIT = 100;
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

    @Test
    void theServiceExposesWhatIsDocumented() {
        try (MonitorRig rig = new MonitorRig()
                .with("CERTMONITOR_METRICS_TAGS", "Cost Center,env")
                .with("CERTMONITOR_METRICS_SERIES_LIMIT", Integer.toString(LIMIT))) {
            FleetGenerator.populate(rig.azure, new FleetSpec(3, 2, ORDERS, 7));
            ServiceProcess service = rig.start();
            await().atMost(MonitorRig.PATIENCE)
                    .untilAsserted(() -> assertThat(sum(scrape(rig, service), "certmonitor_orders"))
                            .isEqualTo(ORDERS));

            Scrape scrape = scrape(rig, service);

            MetricsDocument.assertDescribes(scrape);
            stockMetricsAreThere(rig.metrics(service));
            theLimitHolds(scrape);
            assertThat(scrape.series()).containsEntry("certmonitor_topology_state{state=\"running\"}", 1.0);
            assertThat(scrape.seriesOf("certmonitor_azure_ratelimit_remaining")).isNotEmpty();
        }
    }

    private static void stockMetricsAreThere(String answer) {
        List<String> lines = answer.lines().toList();
        assertThat(MetricsDocument.stock()).isNotEmpty().allSatisfy((name, row) -> {
            assertThat(lines).contains("# TYPE " + name + " " + row.type());
            String series = row.type().equals("summary") ? name + "_count" : name;
            assertThat(lines)
                    .filteredOn(line -> line.startsWith(series + "{") || line.startsWith(series + " "))
                    .as(series)
                    .isNotEmpty()
                    .allSatisfy(
                            line -> assertThat(LABEL.matcher(line).results().map((MatchResult label) -> label.group(1)))
                                    .containsAll(row.labels()));
        });
    }

    private static void theLimitHolds(Scrape scrape) {
        long shown = scrape.series().keySet().stream()
                .filter(series -> series.startsWith("certmonitor_order_") && series.contains("resource_group="))
                .count();
        assertThat(scrape.value("certmonitor_order_series_limit")).isEqualTo(LIMIT);
        assertThat(shown).isPositive().isLessThanOrEqualTo(LIMIT);
        assertThat(scrape.value("certmonitor_order_series_dropped")).isGreaterThan(ORDERS * 5 - LIMIT);
    }

    private static double sum(Scrape scrape, String name) {
        return scrape.seriesOf(name).stream().mapToDouble(scrape::value).sum();
    }

    private static Scrape scrape(MonitorRig rig, ServiceProcess service) {
        return Scrape.of(rig.metrics(service));
    }
}
