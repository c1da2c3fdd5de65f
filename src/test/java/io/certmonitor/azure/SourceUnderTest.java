package io.certmonitor.azure;

import io.certmonitor.config.AzureConfig;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The real source with the real SDK, against an endpoint of a test. */
final class SourceUnderTest implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final List<AzureRequest> requests = new CopyOnWriteArrayList<>();
    private final AzureOrderSource source;

    SourceUnderTest(String endpoint, String... namesAndValues) {
        String[] all = Stream.concat(Stream.of("endpoint", endpoint, "credential", "none"), Stream.of(namesAndValues))
                .toArray(String[]::new);
        AzureConfig config = AzureConfigs.of(all);
        source = new AzureOrderSource(config, ScopeFilters.of(config), vertx, Clock.systemUTC(), requests::add);
    }

    List<Subscription> subscriptions() throws AzureFailure {
        return source.subscriptions();
    }

    List<ScopeReading> read(String... subscriptionIds) {
        List<ScopeReading> readings = new CopyOnWriteArrayList<>();
        source.read(List.of(subscriptionIds), readings::add);
        return readings;
    }

    ScopeReading.Listed listed(String subscriptionId) {
        return (ScopeReading.Listed) only(read(subscriptionId));
    }

    ScopeReading.Failed failed(String subscriptionId) {
        return (ScopeReading.Failed) only(read(subscriptionId));
    }

    List<AzureRequest> requests() {
        return requests;
    }

    AzureOrderSource source() {
        return source;
    }

    @Override
    public void close() {
        source.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static ScopeReading only(List<ScopeReading> readings) {
        if (readings.size() != 1) {
            throw new AssertionError("Expected one reading, not " + readings);
        }
        return readings.get(0);
    }
}
