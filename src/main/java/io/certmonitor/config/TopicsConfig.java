package io.certmonitor.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How missing topics are created, and what present ones must look like. Their names are a contract and fixed. */
@ConfigMapping(prefix = "certmonitor.topics")
public interface TopicsConfig {

    /**
     * Partitions of each topic: the upper bound of replicas that share the work. Cannot be changed once the topics
     * exist, because the state of an order lives in the partition of its subscription.
     */
    @WithDefault("12")
    int partitions();

    /** Copies of each partition, also of the state's changelog; -1 leaves it to the broker's default. */
    @WithDefault("-1")
    short replicationFactor();
}
