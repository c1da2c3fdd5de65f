package io.certmonitor.metrics;

import io.certmonitor.config.MetricsConfig;
import java.util.List;
import java.util.Optional;

/**
 * Configuration for tests.
 *
 * @param orders whether each order has series
 * @param tags the tags that are labels
 * @param seriesLimit how many series of orders there may be
 */
record MetricsConfigs(boolean orders, Optional<List<String>> tags, int seriesLimit) implements MetricsConfig {

    static MetricsConfigs tags(String... tags) {
        return new MetricsConfigs(true, Optional.of(List.of(tags)), 0);
    }

    static MetricsConfigs orders(boolean orders) {
        return new MetricsConfigs(orders, Optional.of(List.of("Cost Center")), 500);
    }

    static MetricsConfigs seriesLimit(int limit) {
        return new MetricsConfigs(true, Optional.empty(), limit);
    }
}
