package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.benchmark.BenchmarkRow;
import io.certmonitor.benchmark.BenchmarkSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * How long the monitor takes to read a large fleet, by each way to list it, held against what is possible at best: no
 * request more than pages, and never an idle place among those that may be under way.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadBenchmark {

    private static final int ORDERS = 20_000;
    private static final int MANY_ORDERS = 100_000;
    private static final int CONCURRENCY = 8;
    private static final int HIGH_CONCURRENCY = 32;
    private static final double LONGEST = 1.2;
    private static final double MOST_REQUESTS = 1.02;
    private static final int MOST_QUERIES = 25;
    private static final int ROWS_OF_A_QUERY = 1_000;
    private static final double ISOLATION = 0.1;
    private static final int WARM_UP_RUNS = 3;
    private static final int RUNS = 5;
    private static final int PAIRS = 5;
    private static final long MEGABYTE = 1 << 20;
    private static final List<BenchmarkRow> ROWS = new ArrayList<>();

    private static BenchmarkSimulator simulator;

    @BeforeAll
    static void startSimulator() {
        simulator = new BenchmarkSimulator(ORDERS, false);
    }

    @AfterAll
    static void printTable() {
        simulator.close();
        System.out.printf(
                "%n%d subscriptions, %d resource groups in each, %,d orders in all without raw certificates;%n"
                        + "a page holds %d, every answer takes %d ms; %d processors, heap %d MB%n%n%s%n",
                BenchmarkSimulator.SUBSCRIPTIONS,
                BenchmarkSimulator.GROUPS_OF_A_SUBSCRIPTION,
                ORDERS,
                BenchmarkSimulator.PAGE_SIZE,
                BenchmarkSimulator.LATENCY.toMillis(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() / MEGABYTE,
                BenchmarkRow.HEADER);
        ROWS.forEach(System.out::println);
        System.out.println();
    }

    @Test
    @Order(1)
    void listingBySubscriptionWastesNeitherTimeNorRequests() {
        bySubscription(HIGH_CONCURRENCY, false);
        expect(bySubscription(CONCURRENCY, true));
    }

    @Test
    @Order(2)
    void subscriptionsThatThrottleOrHangDelayNoOther() {
        try (BenchmarkSource source = source("subscription", CONCURRENCY, "request-timeout", "10s")) {
            List<String> all = simulator.generatedSubscriptions();
            List<String> healthy = all.subList(2, all.size());
            Supplier<BenchmarkRun> run = () -> source.read(all, healthy, Duration.ofSeconds(10));
            complete(run.get(), ORDERS);
            List<BenchmarkRun> undisturbed = new ArrayList<>();
            List<BenchmarkRun> disturbed = new ArrayList<>();
            for (int i = 0; i < PAIRS; i++) {
                undisturbed.add(run.get());
                simulator.throttle(all.get(0));
                simulator.hang(all.get(1));
                disturbed.add(run.get());
                simulator.repair();
            }
            assertThat(disturbed).extracting(faulty -> faulty.failures().size()).containsOnly(2);
            assertThat(disturbed).extracting(BenchmarkRun::awaited).doesNotContain(Duration.ZERO);
            Duration ideal =
                    median(undisturbed.stream().map(BenchmarkRun::awaited).toList());
            Duration measured =
                    median(disturbed.stream().map(BenchmarkRun::awaited).toList());
            double ratio = (double) measured.toNanos() / ideal.toNanos();
            expect(row(new BenchmarkRow(
                    "198 of 200, others answer 429 and hang",
                    disturbed.get(0).requests(),
                    pages(ORDERS),
                    ideal,
                    measured,
                    "within 10 % of the time without",
                    Math.abs(ratio - 1) <= ISOLATION)));
        }
    }

    @Test
    @Order(3)
    void resourceGraphTakesFewQueries() {
        try (BenchmarkSource source = source("resource-graph", CONCURRENCY)) {
            List<String> all = simulator.generatedSubscriptions();
            BenchmarkRun run = complete(source.read(all), ORDERS);
            expect(row(new BenchmarkRow(
                    "Resource Graph, concurrency " + CONCURRENCY,
                    run.requests(),
                    ORDERS / ROWS_OF_A_QUERY,
                    Duration.ZERO,
                    run.total(),
                    "requests <= " + MOST_QUERIES,
                    run.requests() <= MOST_QUERIES)));
        }
    }

    @Test
    @Order(4)
    void listingByResourceGroupWastesNoTime() {
        byResourceGroup(HIGH_CONCURRENCY, false);
        expect(byResourceGroup(CONCURRENCY, true));
    }

    @Test
    @Order(5)
    void aHundredThousandOrdersFitIntoHalfAGigabyte() {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(512 * MEGABYTE);
        simulator.close();
        simulator = new BenchmarkSimulator(MANY_ORDERS, true);
        try (BenchmarkSource source = source("subscription", CONCURRENCY, "request-timeout", "2m")) {
            List<String> all = simulator.generatedSubscriptions();
            // The simulator signs the certificates when they are first asked for.
            complete(source.read(all), MANY_ORDERS);
            BenchmarkRun run = complete(source.read(all), MANY_ORDERS);
            row(new BenchmarkRow(
                    "100,000 orders with certificates, by subscr.",
                    run.requests(),
                    pages(MANY_ORDERS),
                    ideal(pages(MANY_ORDERS), CONCURRENCY),
                    run.total(),
                    "all read in 512 MB",
                    true));
        }
    }

    private static BenchmarkRow bySubscription(int concurrency, boolean bounded) {
        try (BenchmarkSource source = source("subscription", concurrency)) {
            List<String> all = simulator.generatedSubscriptions();
            for (int i = 0; i < WARM_UP_RUNS; i++) {
                complete(source.read(all), ORDERS);
            }
            List<BenchmarkRun> runs = IntStream.range(0, RUNS)
                    .mapToObj(i -> complete(source.read(all), ORDERS))
                    .toList();
            int requests = runs.stream().mapToInt(BenchmarkRun::requests).max().orElseThrow();
            Duration measured = median(runs.stream().map(BenchmarkRun::total).toList());
            Duration ideal = ideal(pages(ORDERS), concurrency);
            boolean met = measured.toNanos() <= LONGEST * ideal.toNanos() && requests <= MOST_REQUESTS * pages(ORDERS);
            return row(new BenchmarkRow(
                    "by subscription, concurrency " + concurrency,
                    requests,
                    pages(ORDERS),
                    ideal,
                    measured,
                    bounded ? "ratio <= 1.2, requests <= 1.02 x" : "",
                    met));
        }
    }

    private static BenchmarkRow byResourceGroup(int concurrency, boolean bounded) {
        try (BenchmarkSource source = source("resource-group", concurrency)) {
            List<String> all = simulator.generatedSubscriptions();
            source.read(all.subList(0, 8));
            BenchmarkRun run = complete(source.read(all), ORDERS);
            int minimum = BenchmarkSimulator.SUBSCRIPTIONS * (1 + BenchmarkSimulator.GROUPS_OF_A_SUBSCRIPTION);
            Duration ideal = ideal(minimum, concurrency);
            return row(new BenchmarkRow(
                    "by resource group, concurrency " + concurrency,
                    run.requests(),
                    minimum,
                    ideal,
                    run.total(),
                    bounded ? "ratio <= 1.2" : "",
                    run.total().toNanos() <= LONGEST * ideal.toNanos()));
        }
    }

    private static BenchmarkSource source(String listing, int concurrency, String... more) {
        List<String> settings =
                new ArrayList<>(List.of("listing", listing, "concurrency", Integer.toString(concurrency)));
        settings.addAll(List.of(more));
        return new BenchmarkSource(simulator, settings.toArray(String[]::new));
    }

    private static BenchmarkRun complete(BenchmarkRun run, int orders) {
        assertThat(run.failures()).isEmpty();
        assertThat(run.orders()).isEqualTo(orders);
        return run;
    }

    /** Orders are spread evenly over the subscriptions. */
    private static int pages(int orders) {
        return orders / BenchmarkSimulator.PAGE_SIZE;
    }

    private static Duration ideal(int requests, int concurrency) {
        return BenchmarkSimulator.LATENCY.multipliedBy(requests).dividedBy(concurrency);
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static BenchmarkRow row(BenchmarkRow row) {
        ROWS.add(row);
        System.out.println(row);
        return row;
    }

    private static void expect(BenchmarkRow row) {
        assertThat(row.met()).as(row.toString()).isTrue();
    }
}
