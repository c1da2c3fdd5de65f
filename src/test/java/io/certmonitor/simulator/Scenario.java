package io.certmonitor.simulator;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * A situation an order can be in, and what the monitor should make of it at first sight.
 *
 * @param name the scenario's name; the order has a name of its own in every scenario
 * @param description what is going on, in a sentence
 * @param order makes the order as it is at an instant
 * @param expected the findings that hold at that instant, under the default policy
 * @param events the types of the events that the first sight should bring, one for every finding
 */
public record Scenario(
        String name,
        String description,
        Function<Instant, SimulatedOrder> order,
        List<ExpectedFinding> expected,
        List<String> events) {

    /** Keeps own copies of the lists. */
    public Scenario {
        expected = List.copyOf(expected);
        events = List.copyOf(events);
    }

    /** The name, which is how a parameterized test shows it. */
    @Override
    public String toString() {
        return name;
    }
}
