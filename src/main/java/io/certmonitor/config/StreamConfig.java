package io.certmonitor.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
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

    /**
     * How many other replicas keep a copy of each partition's state, so that they can take it over without reading it
     * first. A copy takes memory there.
     */
    @WithDefault("0")
    int standbyReplicas();

    /**
     * How long a replica that crashed may be silent before its partitions go to others, and before it can take part
     * again itself when it has no name that stays. The broker bounds it: from 6 s to 30 min by default.
     */
    @WithDefault("10s")
    Duration sessionTimeout();

    /** Further settings of Kafka Streams, by their Kafka names, for example {@code num.stream.threads}. */
    Map<String, String> properties();

    /** A processing guarantee of Kafka Streams. */
    enum Guarantee {
        /** {@code exactly_once_v2} (KIP-447). */
        EXACTLY_ONCE_V2,
        /** {@code at_least_once}. */
        AT_LEAST_ONCE
    }
}
