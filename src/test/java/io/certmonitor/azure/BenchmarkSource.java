package io.certmonitor.azure;

import io.certmonitor.benchmark.BenchmarkSimulator;
import io.certmonitor.config.AzureConfig;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The real source with the real SDK, which counts what it does and keeps no order. */
final class BenchmarkSource implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger requests = new AtomicInteger();
    private final AzureOrderSource source;

    /**
     * Makes a source.
     *
     * @param namesAndValues properties below {@code certmonitor.azure} that differ from the defaults
     */
    BenchmarkSource(BenchmarkSimulator simulator, String... namesAndValues) {
        String[] all = Stream.concat(
                        Stream.of("endpoint", simulator.endpoint(), "credential", "none"), Stream.of(namesAndValues))
                .toArray(String[]::new);
        AzureConfig config = AzureConfigs.of(all);
        source = new AzureOrderSource(
                config, ScopeFilters.of(config), vertx, Clock.systemUTC(), request -> requests.incrementAndGet());
    }

    /**
     * Reads subscriptions.
     *
     * @param awaited the subscriptions whose listing ends the measured time
     */
    BenchmarkRun read(List<String> subscriptionIds, Collection<String> awaited, Duration budget) {
        Set<String> open = ConcurrentHashMap.newKeySet();
        awaited.forEach(id -> open.add(id.toLowerCase(Locale.ROOT)));
        AtomicInteger orders = new AtomicInteger();
        AtomicLong awaitedNanos = new AtomicLong();
        Queue<ScopeReading.Failed> failures = new ConcurrentLinkedQueue<>();
        int before = requests.get();
        long start = System.nanoTime();
        source.read(subscriptionIds, budget, reading -> {
            if (reading instanceof ScopeReading.OrdersSeen seen) {
                orders.addAndGet(seen.orders().size());
            } else if (reading instanceof ScopeReading.Failed failed) {
                failures.add(failed);
            } else if (reading instanceof ScopeReading.Listed
                    && open.remove(reading.scope().subscriptionId().toLowerCase(Locale.ROOT))
                    && open.isEmpty()) {
                awaitedNanos.set(System.nanoTime() - start);
            }
        });
        Duration total = Duration.ofNanos(System.nanoTime() - start);
        return new BenchmarkRun(
                requests.get() - before,
                orders.get(),
                total,
                Duration.ofNanos(awaitedNanos.get()),
                List.copyOf(failures));
    }

    /** Reads subscriptions to the end. */
    BenchmarkRun read(List<String> subscriptionIds) {
        return read(subscriptionIds, subscriptionIds, Duration.ofMinutes(15));
    }

    @Override
    public void close() {
        source.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
