package io.certmonitor.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which metrics are exposed. */
@ConfigMapping(prefix = "certmonitor.metrics")
public interface MetricsConfig {

    /**
     * Whether each order has series of its own. Without them an alert can tell that orders are in trouble, by the
     * counts and scopes, but not which; a very large fleet then costs Prometheus little.
     */
    @WithDefault("true")
    boolean orders();
}
