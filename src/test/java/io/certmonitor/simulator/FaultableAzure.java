package io.certmonitor.simulator;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.MutableClock;

/** Two orders in one subscription and one in another, and what tests of faults do with them. */
final class FaultableAzure implements AutoCloseable {

    static final String SUB = "0a6f1c52-8f34-4a71-9c3e-2b1d5e7f9a01";
    static final String OTHER = "0b6f1c52-8f34-4a71-9c3e-2b1d5e7f9a02";

    final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    final SimulatedAzure azure = new SimulatedAzure(clock);
    final ArmSimulator simulator;
    final SimulatorClient client;

    FaultableAzure() {
        this(SimulatorOptions.defaults());
    }

    FaultableAzure(SimulatorOptions options) {
        Instant now = clock.instant();
        azure.putOrder(SimulatedOrder.healthy(now, SUB, "rg-web", "one").build());
        azure.putOrder(SimulatedOrder.healthy(now, SUB, "rg-api", "two").build());
        azure.putOrder(SimulatedOrder.healthy(now, OTHER, "rg-web", "three").build());
        simulator = ArmSimulator.start(azure, options);
        client = new SimulatorClient(simulator);
    }

    /** Puts a fault in force, wherever it can strike. */
    void always(Fault fault) {
        spoil(FaultRule.always(fault));
    }

    void spoil(FaultRule rule) {
        simulator.faults().add(rule);
    }

    /** Asks Resource Graph for orders. */
    HttpResponse<String> query(String... subscriptions) throws Exception {
        return query(null, null, subscriptions);
    }

    /** Asks Resource Graph for a page of orders; without a size, for as many as it gives. */
    HttpResponse<String> query(@Nullable Integer top, @Nullable String token, String... subscriptions)
            throws Exception {
        return client.query(
                "token", ResourceGraphTest.body("resources | project id, name, properties", top, token, subscriptions));
    }

    @Override
    public void close() {
        simulator.close();
    }
}
