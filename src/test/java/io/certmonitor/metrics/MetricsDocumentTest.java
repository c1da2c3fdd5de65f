package io.certmonitor.metrics;

import static io.certmonitor.metrics.SampleOrders.finding;
import static io.certmonitor.metrics.SampleOrders.issued;
import static io.certmonitor.metrics.SampleOrders.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.azure.AzureRequest;
import io.certmonitor.order.Scope;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.view.FleetView;
import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.PartitionView;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/metrics.md to what is exposed. */
@SuppressWarnings("deprecation")
class MetricsDocumentTest {

    private static final Pattern ROW = Pattern.compile("\\| `(certmonitor_\\w+)` \\| (\\w+) \\|([^|]*)\\|.*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private record Described(String type, Set<String> labels) {}

    @Test
    void theTableDescribesExactlyWhatIsExposed() throws IOException {
        assertThat(documented()).containsExactlyInAnyOrderEntriesOf(exposed(true));
    }

    @Test
    void everyNameInTheListIsExposed() {
        assertThat(exposed(true).keySet()).containsAll(publicNames());
    }

    @Test
    void seriesOfOrdersCanBeSwitchedOffAndTheCountsStay() {
        assertThat(exposed(false).keySet())
                .noneMatch(name -> name.startsWith("certmonitor_order_"))
                .contains("certmonitor_orders", "certmonitor_scope_up");
    }

    private static Map<String, Described> documented() throws IOException {
        Map<String, Described> rows = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("docs", "metrics.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Set<String> labels = CODE.matcher(row.group(3))
                        .results()
                        .map(label -> label.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
                rows.put(row.group(1), new Described(row.group(2), labels));
            }
        }
        return rows;
    }

    private static Map<String, Described> exposed(boolean orders) {
        Scrape scrape = scrape(orders);
        Map<String, Described> metrics = new TreeMap<>();
        scrape.types().forEach((name, type) -> {
            List<String> series = type.equals("histogram") ? scrape.seriesOf(name + "_count") : scrape.seriesOf(name);
            assertThat(series).as(name).isNotEmpty();
            metrics.put(name, new Described(type, new TreeSet<>(Scrape.labelNames(series.get(0)))));
        });
        return metrics;
    }

    /** A scrape in which every metric has a series. */
    private static Scrape scrape(boolean orders) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        FleetView fleet = new FleetView();
        RateLimitCollector rateLimits = new RateLimitCollector();
        new PollMeters(registry);
        new AzureMeters(registry);
        new EventMeters(registry);
        new KafkaMeters(registry, new KafkaHealth(change -> {}));
        new BuildInfo(registry, "1.0");
        new ScrapeRegistration(registry, fleet, rateLimits, () -> orders).start(new StartupEvent());

        rateLimits.requested(
                new AzureRequest("list_orders", "s", 200, Duration.ofMillis(1), Map.of("subscription-reads", 1L)));
        PartitionView partition = new PartitionView();
        fleet.open(0, partition);
        partition.put(state(issued("web"), finding(FindingCode.EXPIRING, Severity.INFO)));
        partition.put(new ScopeState(
                Scope.subscription("s"),
                SampleOrders.FIRST_SEEN,
                SampleOrders.FIRST_SEEN,
                null,
                1,
                null,
                List.of(),
                0,
                true));
        return Scrape.of(registry);
    }

    private static Set<String> publicNames() {
        return Stream.of(MetricNames.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(MetricsDocumentTest::value)
                .collect(Collectors.toSet());
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
