package io.certmonitor.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** How the Kafka Streams topology runs. */
@ConfigMapping(prefix = "certmonitor.stream")
public interface StreamConfig {

    /**
     * Whether a change is told exactly once, for which the broker must support transactions, or at least once, where a
     * crash can repeat events, with the same ids.
     */
    @WithDefault("exactly-once-v2")
    Guarantee processingGuarantee();

    /** Further settings of Kafka Streams, by their Kafka names, for example {@code num.standby.replicas}. */
    Map<String, String> properties();

    /** A processing guarantee of Kafka Streams. */
    enum Guarantee {
        /** {@code exactly_once_v2} (KIP-447). */
        EXACTLY_ONCE_V2,
        /** {@code at_least_once}. */
        AT_LEAST_ONCE
    }
}
