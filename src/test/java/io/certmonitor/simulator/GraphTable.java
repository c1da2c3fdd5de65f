package io.certmonitor.simulator;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of Resource Graph that the simulator fills. */
enum GraphTable {
    /** Certificate orders, the only resources of the simulator. */
    RESOURCES,
    /** Subscriptions and resource groups. */
    RESOURCECONTAINERS;

    /** Finds a table; Azure's own examples write {@code Resources}, so case does not matter. */
    static Optional<GraphTable> of(String name) {
        return Stream.of(values())
                .filter(table -> table.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
