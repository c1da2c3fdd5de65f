package io.certmonitor.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Scrapes a service again and again, as Prometheus does, and keeps nothing of what it answers. */
final class Scrapes {

    private static final String PROCESSOR_TIME = "process_cpu_time_ns_total ";

    /** Prometheus asks by HTTP/1.1 where there is no TLS. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI metrics;

    Scrapes(URI metrics) {
        this.metrics = metrics;
    }

    /** Scrapes so many times, one after the other. */
    ScrapeTimes measure(int scrapes) {
        List<Duration> times = new ArrayList<>();
        double before = processorTime();
        long bytes = 0;
        for (int i = 0; i < scrapes; i++) {
            long start = System.nanoTime();
            bytes = scrape();
            times.add(Duration.ofNanos(System.nanoTime() - start));
        }
        return new ScrapeTimes(times, bytes, Duration.ofNanos((long) ((processorTime() - before) / scrapes)));
    }

    /** Does something while scrapes are under way without a pause. */
    <T> T during(Supplier<T> work) {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> scraping = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                scrape();
            }
        });
        try {
            return work.get();
        } finally {
            done.set(true);
            scraping.join();
        }
    }

    private long scrape() {
        try (InputStream answer = get(HttpResponse.BodyHandlers.ofInputStream())) {
            return answer.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double processorTime() {
        return get(HttpResponse.BodyHandlers.ofLines())
                .filter(line -> line.startsWith(PROCESSOR_TIME))
                .map(line -> Double.parseDouble(line.substring(PROCESSOR_TIME.length())))
                // To the end: what is left unread of an answer keeps its connection from being used again.
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private <T> T get(HttpResponse.BodyHandler<T> body) {
        HttpRequest request =
                HttpRequest.newBuilder(metrics).header("Accept", "text/plain").build();
        try {
            return http.send(request, body).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
