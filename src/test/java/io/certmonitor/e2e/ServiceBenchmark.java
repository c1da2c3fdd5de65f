package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.benchmark.BenchmarkRow;
import io.certmonitor.benchmark.BenchmarkSimulator;
import io.certmonitor.broker.BrokerProcess;
import io.certmonitor.process.ServiceProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether the packaged service watches a large fleet within the heap that it is meant for. Azure and the broker are
 * processes of their own; each order has a certificate of its own.
 */
class ServiceBenchmark {

    private static final int ORDERS = 100_000;
    private static final int HEAP_MEGABYTES = 512;
    private static final Duration LIMIT_OF_A_NAMED_REPLICA = Duration.ofSeconds(5);
    private static final int CONCURRENCY = 8;
    private static final int ORDERLY_END = 143;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(500);

    private final HttpReader http = new HttpReader();
    private final TopicReader topics;
    private final List<BenchmarkRow> rows = new ArrayList<>();
    private final BenchmarkSimulator simulator = new BenchmarkSimulator(ORDERS, true);
    private final BrokerProcess broker = BrokerProcess.start(0);

    @TempDir
    private Path folder;

    ServiceBenchmark() {
        topics = new TopicReader(broker.bootstrapServers());
    }

    @BeforeEach
    void prepare() {
        broker.awaitReady(Duration.ofMinutes(1));
        assertThat(simulator.listAll()).isEqualTo(ORDERS);
    }

    @AfterEach
    void printTable() {
        broker.close();
        simulator.close();
        System.out.printf(
                "%nThe packaged service with %,d orders, each with its certificate, in %d subscriptions; heap %d MB;%n"
                        + "service, broker and Azure share %d processors%n%n%s%n",
                ORDERS,
                BenchmarkSimulator.SUBSCRIPTIONS,
                HEAP_MEGABYTES,
                Runtime.getRuntime().availableProcessors(),
                BenchmarkRow.HEADER);
        rows.forEach(System.out::println);
        System.out.println();
    }

    @Test
    void aHundredThousandOrdersAreWatchedInHalfAGigabyte() {
        CollectorLog collector = new CollectorLog(folder.resolve("gc.log"));
        ServiceProcess service = start(collector);
        Instant second;
        try (service) {
            service.awaitReady(Duration.ofMinutes(1));
            Cycle first = cycle(service, Instant.EPOCH);
            row("service: first cycle, all judged", requests(service), first.duration(), heap(service, collector));
            assertThat(http.json(service.applicationUri().resolve("/api/v1/orders?limit=1"))
                            .path("total")
                            .asInt())
                    .isEqualTo(ORDERS);

            long before = requests(service);
            Cycle unchanged = cycle(service, first.end());
            second = unchanged.start();
            row(
                    "service: second cycle, nothing changed",
                    requests(service) - before,
                    unchanged.duration(),
                    heap(service, collector));
            assertThat(service.isAlive()).isTrue();
            assertThat(service.stop()).isEqualTo(ORDERLY_END);
        }
        assertThat(service.output()).noneMatch(line -> line.contains(" ERROR ") || line.contains("OutOfMemory"));
        everyOrderIsToldOnce(second);
        measureRestarts();
    }

    private void measureRestarts() {
        String heap = "-Xmx" + HEAP_MEGABYTES + "m";
        new Restarts(
                        "the jar on Java " + Runtime.version().feature(),
                        builder -> settings(builder).jvm(heap))
                .measure();
        ImageJvm.train(folder)
                .ifPresentOrElse(
                        image -> new Restarts(
                                        "as in the image, with its AOT cache",
                                        LIMIT_OF_A_NAMED_REPLICA,
                                        builder -> image.run(settings(builder), heap))
                                .measure(),
                        () -> System.out.printf(
                                "%nRestarts as in the image are not measured: -D%s names no JDK 25%n",
                                ImageJvm.PROPERTY));
    }

    private ServiceProcess start(CollectorLog collector) {
        return settings(ServiceProcess.builder())
                .jvm("-Xmx" + HEAP_MEGABYTES + "m", "-XX:+ExitOnOutOfMemoryError", collector.argument())
                .start();
    }

    private ServiceProcess.Builder settings(ServiceProcess.Builder builder) {
        return builder.kafka(broker.bootstrapServers())
                .azureEndpoint(URI.create(simulator.endpoint()))
                .env("CERTMONITOR_AZURE_SUBSCRIPTIONS", String.join(",", simulator.generatedSubscriptions()))
                .env("CERTMONITOR_POLL_INTERVAL", "5m");
    }

    /** Waits until a cycle that began after an instant is judged to its end. */
    private Cycle cycle(ServiceProcess service, Instant since) {
        List<Instant> starts = new ArrayList<>();
        await().atMost(PATIENCE).pollInterval(LOOK_INTERVAL).until(() -> {
            if (!service.isAlive()) {
                throw new IllegalStateException("The service has ended: " + last(service.output()));
            }
            JsonNode scopes = http.json(service.applicationUri().resolve("/api/v1/scopes"));
            starts.add(Instant.parse(scopes.at("/discovery/at").asText(Instant.EPOCH.toString())));
            return StreamSupport.stream(scopes.path("scopes").spliterator(), false)
                            .filter(scope -> Instant.parse(
                                            scope.path("lastSuccessAt").asText(Instant.MIN.toString()))
                                    .isAfter(since))
                            .count()
                    == BenchmarkSimulator.SUBSCRIPTIONS;
        });
        return new Cycle(starts.get(starts.size() - 1), Instant.now());
    }

    private static String last(List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    /** How many requests Azure was sent, by the metrics, which show every order besides. */
    private long requests(ServiceProcess service) {
        Map<String, Double> sums = new HashMap<>();
        http.lines(service.managementUri().resolve("/q/metrics"))
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> sums.merge(
                        line.substring(0, line.indexOf('{') < 0 ? line.indexOf(' ') : line.indexOf('{')),
                        Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)),
                        Double::sum));
        assertThat(sums.get("certmonitor_orders")).isEqualTo(ORDERS);
        assertThat(sums).containsKey("certmonitor_order_severity");
        return Math.round(sums.getOrDefault("certmonitor_azure_requests_total", 0.0));
    }

    private static String heap(ServiceProcess service, CollectorLog collector) {
        int live = collector.collect(service.pid());
        return String.format(
                Locale.ROOT,
                "heap peak %d MB, %d MB live, %d full collections",
                collector.peak(),
                live,
                collector.emergencies());
    }

    private void row(String what, long requests, Duration measured, String heap) {
        int pages = ORDERS / BenchmarkSimulator.PAGE_SIZE;
        Duration ideal = BenchmarkSimulator.LATENCY.multipliedBy(pages).dividedBy(CONCURRENCY);
        BenchmarkRow row = new BenchmarkRow(what, Math.toIntExact(requests), pages, ideal, measured, heap, true);
        rows.add(row);
        System.out.println(row);
    }

    private void everyOrderIsToldOnce(Instant second) {
        Map<String, Boolean> current = new HashMap<>();
        List<Long> times = new ArrayList<>();
        topics.read("certmonitor.orders", new ByteArrayDeserializer(), (ConsumerRecord<String, byte[]> told) -> {
            current.put(told.key(), told.value() != null);
            times.add(told.timestamp());
        });
        assertThat(current).hasSize(ORDERS).doesNotContainValue(false);
        assertThat(times).allMatch(time -> time < second.toEpochMilli());
        List<Long> events = new ArrayList<>();
        topics.read("certmonitor.order-events", new ByteArrayDeserializer(), told -> events.add(told.timestamp()));
        assertThat(events).isNotEmpty().allMatch(time -> time < second.toEpochMilli());
        System.out.printf("%,d events in the first cycle, none in the second%n", events.size());
    }

    /** A cycle, from the discovery of the subscriptions until all of it was judged. */
    private record Cycle(Instant start, Instant end) {

        private Duration duration() {
            return Duration.between(start, end);
        }
    }
}
