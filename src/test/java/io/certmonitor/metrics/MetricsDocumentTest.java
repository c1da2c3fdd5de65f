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
import io.certmonitor.view.ServiceStatus;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/metrics.md to what is exposed. */
@SuppressWarnings("deprecation")
class MetricsDocumentTest {

    /** Labels whose values are a closed list, and which the document therefore lists. */
    private static final Set<String> LISTED = Set.of("reason", "part", "operation", "state");

    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    @Test
    void theTableDescribesExactlyWhatIsExposed() {
        Scrape scrape = scrape(true);

        MetricsDocument.assertDescribes(scrape);
        // Labels are compared by series, so each metric must have one.
        assertThat(scrape.types())
                .allSatisfy(
                        (name, type) -> assertThat(scrape.seriesOf(type.equals("histogram") ? name + "_count" : name))
                                .as(name)
                                .isNotEmpty());
    }

    @Test
    void unitsAreThoseThatNamesSay() {
        MetricsDocument.ours().forEach((name, row) -> {
            assertThat(row.unit()).as(name).isNotBlank();
            assertThat(row.unit().equals("s")).as(name).isEqualTo(name.contains("_seconds"));
            assertThat(row.type().equals("counter")).as(name).isEqualTo(name.endsWith("_total"));
        });
    }

    @Test
    void valuesOfLabelsThatAreKnownAreListed() {
        String document = MetricsDocument.text();

        for (String series : scrape(true).series().keySet()) {
            LABEL.matcher(series)
                    .results()
                    .filter(label -> LISTED.contains(label.group(1)))
                    .forEach(label -> assertThat(document).contains("`" + label.group(2) + "`"));
        }
    }

    @Test
    void everyNameInTheListIsExposed() {
        assertThat(scrape(true).types().keySet()).containsAll(publicNames());
    }

    @Test
    void seriesOfOrdersCanBeSwitchedOffAndTheCountsStay() {
        assertThat(scrape(false).types().keySet())
                .filteredOn(name -> name.startsWith("certmonitor_order"))
                .containsExactlyInAnyOrder(
                        "certmonitor_orders", "certmonitor_order_series_limit", "certmonitor_order_series_dropped");
        assertThat(scrape(false).types()).containsKey("certmonitor_scope_up");
    }

    /** A scrape in which every metric has a series. */
    private static Scrape scrape(boolean orders) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        FleetView fleet = new FleetView();
        RateLimitCollector rateLimits = new RateLimitCollector(Clock.systemUTC());
        new PollMeters(registry);
        new AzureMeters(registry);
        new EventMeters(registry);
        new KafkaMeters(registry, new KafkaHealth(change -> {}));
        new TopologyMeters(registry, new ServiceStatus());
        new BuildInfo(registry, "1.0");
        new ScrapeRegistration(registry, fleet, rateLimits, MetricsConfigs.orders(orders)).start(new StartupEvent());

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
