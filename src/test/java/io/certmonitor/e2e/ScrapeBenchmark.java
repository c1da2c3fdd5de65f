package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.benchmark.BenchmarkSimulator;
import io.certmonitor.broker.BrokerProcess;
import io.certmonitor.process.ServiceProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What it takes to scrape the packaged service when it watches many orders. Azure and the broker are processes of their
 * own; the service has the heap that a fleet ten times as large is meant to fit in.
 */
class ScrapeBenchmark {

    private static final int ORDERS = 10_000;
    private static final int WARM_UP = 100;
    private static final int SCRAPES = 200;
    private static final int SERIES_OF_AN_ORDER_AT_LEAST = 6;
    private static final int COLLECTIONS = 5;
    private static final Duration LONGEST = Duration.ofMillis(250);
    private static final int MOST_MEGABYTES = 32;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpReader http = new HttpReader();
    private final BenchmarkSimulator simulator = new BenchmarkSimulator(ORDERS, true);
    private final BrokerProcess broker = BrokerProcess.start(0);

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() {
        broker.awaitReady(PATIENCE);
        assertThat(simulator.listAll()).isEqualTo(ORDERS);
    }

    @AfterEach
    void stop() {
        broker.close();
        simulator.close();
    }

    @Test
    void tenThousandOrdersAreScrapedFastAndInLittleMemory() {
        Look shown = look(true);
        Look notShown = look(false);
        int whileScraped = shown.scraped() - shown.idle();
        int bySwitch = shown.scraped() - notShown.scraped();
        System.out.printf(
                "%nThe packaged service with %,d orders, %d scrapes as text/plain; %d processors%n"
                        + "  with series of orders: %s%n  without:               %s%n"
                        + "  live heap: %d MB before the first scrape, %d MB at most while scraped, %d MB without"
                        + " series of orders%n",
                ORDERS,
                SCRAPES,
                Runtime.getRuntime().availableProcessors(),
                shown.times(),
                notShown.times(),
                shown.idle(),
                shown.scraped(),
                notShown.scraped());
        assertThat(shown.series()).isGreaterThanOrEqualTo(ORDERS * (long) SERIES_OF_AN_ORDER_AT_LEAST);
        assertThat(notShown.series()).isZero();
        assertThat(shown.times().percentile(99)).isLessThan(LONGEST);
        assertThat(whileScraped).isLessThan(MOST_MEGABYTES);
        assertThat(bySwitch).isLessThan(MOST_MEGABYTES);
    }

    /** Starts a service that knows all orders, and measures it. The second one finds the state of the first. */
    private Look look(boolean orders) {
        CollectorLog collector = new CollectorLog(folder.resolve("gc-" + orders + ".log"));
        try (ServiceProcess service = start(collector, orders)) {
            service.awaitReady(PATIENCE);
            await().atMost(PATIENCE)
                    .until(() -> http.json(service.applicationUri().resolve("/api/v1/orders?limit=1"))
                                    .path("total")
                                    .asInt()
                            == ORDERS);
            int idle = collector.collect(service.pid());
            Scrapes scrapes = new Scrapes(service.managementUri().resolve("/q/metrics"));
            scrapes.measure(WARM_UP);
            ScrapeTimes times = scrapes.measure(SCRAPES);
            long series = http.lines(service.managementUri().resolve("/q/metrics"))
                    .filter(line -> line.startsWith("certmonitor_order_") && line.contains("{subscription_id="))
                    .count();
            int scraped = scrapes.during(() -> IntStream.range(0, COLLECTIONS)
                    .map(i -> collector.collect(service.pid()))
                    .max()
                    .orElseThrow());
            return new Look(times, series, idle, scraped);
        }
    }

    private ServiceProcess start(CollectorLog collector, boolean orders) {
        return ServiceProcess.builder()
                .kafka(broker.bootstrapServers())
                .azureEndpoint(URI.create(simulator.endpoint()))
                .env("CERTMONITOR_AZURE_SUBSCRIPTIONS", String.join(",", simulator.generatedSubscriptions()))
                .env("CERTMONITOR_METRICS_ORDERS", Boolean.toString(orders))
                .jvm("-Xmx512m", "-XX:+ExitOnOutOfMemoryError", collector.argument())
                .start();
    }

    /**
     * What was measured of one service.
     *
     * @param times how long scrapes took
     * @param series how many series of single orders there are
     * @param idle megabytes of live heap before the first scrape
     * @param scraped megabytes of live heap while scrapes were under way, at most
     */
    private record Look(ScrapeTimes times, long series, int idle, int scraped) {}
}
