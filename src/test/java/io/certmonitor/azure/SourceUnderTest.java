package io.certmonitor.azure;

import io.certmonitor.config.AzureConfig;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.OrderProblem;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The real source with the real SDK, against an endpoint of a test. */
public final class SourceUnderTest implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final List<AzureRequest> requests = new CopyOnWriteArrayList<>();
    private final Map<OrderId, CertificateOrder> orders = new LinkedHashMap<>();
    private final AzureOrderSource source;

    public SourceUnderTest(String endpoint, String... namesAndValues) {
        String[] all = Stream.concat(Stream.of("endpoint", endpoint, "credential", "none"), Stream.of(namesAndValues))
                .toArray(String[]::new);
        AzureConfig config = AzureConfigs.of(all);
        source = new AzureOrderSource(config, ScopeFilters.of(config), vertx, Clock.systemUTC(), requests::add);
    }

    public List<Subscription> subscriptions() throws AzureFailure {
        return source.subscriptions();
    }

    /** How the scopes end; the orders that are told before are kept in {@link #orders}. */
    public List<ScopeReading> read(String... subscriptionIds) {
        return read(Duration.ofMinutes(5), subscriptionIds);
    }

    public List<ScopeReading> read(Duration budget, String... subscriptionIds) {
        List<ScopeReading> readings = new CopyOnWriteArrayList<>();
        source.read(List.of(subscriptionIds), budget, reading -> {
            if (reading instanceof ScopeReading.OrdersSeen seen) {
                see(seen);
            } else {
                readings.add(reading);
            }
        });
        return readings;
    }

    /** The orders of all readings so far, as they were seen last. */
    public List<CertificateOrder> orders() {
        synchronized (orders) {
            return List.copyOf(orders.values());
        }
    }

    /** A listing that must succeed, with its orders. */
    public Listing listed(String subscriptionId) {
        synchronized (orders) {
            orders.clear();
        }
        ScopeReading.Listed listed = (ScopeReading.Listed) only(read(subscriptionId));
        if (listed.orders() != orders().size()) {
            throw new AssertionError("Told of " + orders().size() + " orders, but " + listed);
        }
        return new Listing(orders(), listed.problems());
    }

    /** What a listing holds. */
    public record Listing(List<CertificateOrder> orders, List<OrderProblem> problems) {}

    private void see(ScopeReading.OrdersSeen seen) {
        synchronized (orders) {
            seen.orders().forEach(order -> {
                orders.remove(order.id());
                orders.put(order.id(), order);
            });
        }
    }

    public ScopeReading.Failed failed(String subscriptionId) {
        return (ScopeReading.Failed) only(read(subscriptionId));
    }

    public List<AzureRequest> requests() {
        return requests;
    }

    public AzureOrderSource source() {
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
