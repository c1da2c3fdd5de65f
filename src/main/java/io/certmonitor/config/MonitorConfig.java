package io.certmonitor.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** When the monitor looks and judges, and what this replica is called. */
@ConfigMapping(prefix = "certmonitor")
public interface MonitorConfig {

    /**
     * A name that this replica keeps over restarts, unique among the replicas. With it a restarted replica takes its
     * partitions up again at once (static membership, KIP-345); without it they are assigned anew.
     */
    Optional<String> instanceId();

    /** When Azure is asked. */
    Poll poll();

    /** When stored orders are judged again. */
    Evaluation evaluation();

    /** When Azure is asked. */
    interface Poll {

        /** Time from the start of one poll cycle to the start of the next, jittered by up to a tenth. */
        @WithDefault("15m")
        Duration interval();

        /** How long nothing of a subscription may be read before that is told; three intervals when it is not set. */
        Optional<Duration> staleAfter();
    }

    /** When stored orders are judged again. */
    interface Evaluation {

        /** How often, and so how late a tier can be told although Azure is down. */
        @WithDefault("1m")
        Duration interval();
    }
}
