package io.certmonitor.app;

import io.certmonitor.azure.AzureConfigCheck;
import io.certmonitor.config.AzureConfig;
import io.certmonitor.config.MonitorConfig;
import io.certmonitor.config.TopicsConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Stops the start when the configuration cannot work, with every mistake at once. */
@Singleton
final class StartupCheck {

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    private final AzureConfig azure;
    private final MonitorConfig monitor;
    private final TopicsConfig topics;

    StartupCheck(AzureConfig azure, MonitorConfig monitor, TopicsConfig topics) {
        this.azure = azure;
        this.monitor = monitor;
        this.topics = topics;
    }

    /** Runs before anything connects to anything. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new ConfigurationException("The configuration cannot work:\n  " + String.join("\n  ", problems));
        }
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>(AzureConfigCheck.problems(azure));
        checkInterval("certmonitor.poll.interval", monitor.poll().interval(), problems);
        checkInterval("certmonitor.evaluation.interval", monitor.evaluation().interval(), problems);
        if (topics.partitions() < 1) {
            problems.add("certmonitor.topics.partitions is " + topics.partitions() + ": it must be 1 or more");
        }
        if (topics.replicationFactor() < 1 && topics.replicationFactor() != -1) {
            problems.add("certmonitor.topics.replication-factor is " + topics.replicationFactor()
                    + ": it must be 1 or more, or -1 for the broker's default");
        }
        return problems;
    }

    private static void checkInterval(String property, Duration interval, List<String> problems) {
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            problems.add(property + " is " + interval + ": it must be one second or more");
        }
    }
}
