package io.certmonitor.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Which metrics are exposed. */
@ConfigMapping(prefix = "certmonitor.metrics")
public interface MetricsConfig {

    /**
     * Whether each order has series of its own. Without them an alert can tell that orders are in trouble, by the
     * counts and scopes, but not which; a very large fleet then costs Prometheus little.
     */
    @WithDefault("true")
    @WithConverter(TrueOrFalse.class)
    boolean orders();

    /**
     * The names of the Azure tags that are shown as labels of an order, without regard to case. No other tag is shown:
     * each new value of one begins a new series.
     */
    Optional<List<String>> tags();

    /**
     * How many series of single orders this replica exposes at most; 0 is as many as there are. Beyond that the least
     * urgent orders have none, so that a fleet that grew without notice does not take Prometheus down. The default is
     * twice what a fleet of 100,000 orders has.
     */
    @WithDefault("2000000")
    int seriesLimit();
}
