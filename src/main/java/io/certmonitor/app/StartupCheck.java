package io.certmonitor.app;

import io.certmonitor.api.ApiConfigCheck;
import io.certmonitor.azure.AzureConfigCheck;
import io.certmonitor.config.ApiConfig;
import io.certmonitor.config.AzureConfig;
import io.certmonitor.config.EventsConfig;
import io.certmonitor.config.MetricsConfig;
import io.certmonitor.config.MonitorConfig;
import io.certmonitor.config.StreamConfig;
import io.certmonitor.config.TopicsConfig;
import io.certmonitor.definition.PolicyReading;
import io.certmonitor.metrics.MetricsConfigCheck;
import io.certmonitor.policy.Suppression;
import io.certmonitor.stream.EventsConfigCheck;
import io.certmonitor.tracing.TracingSetup;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Stops the start when the configuration cannot work, with every mistake at once. */
@Singleton
final class StartupCheck {

    private static final Logger LOG = Logger.getLogger(StartupCheck.class);
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SHORTEST_SESSION = Duration.ofSeconds(1);
    private static final Duration LONGEST_SESSION = Duration.ofMinutes(30);
    private static final Pattern INSTANCE_ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    /** What the promises of the monitor hang on, or what has a property of its own. */
    private static final Set<String> FIXED_STREAM_PROPERTIES = Set.of(
            "application.id",
            "application.server",
            "processing.guarantee",
            "bootstrap.servers",
            "replication.factor",
            "num.standby.replicas",
            "session.timeout.ms",
            "group.instance.id",
            "group.protocol");

    private final ApiConfig api;
    private final AzureConfig azure;
    private final MonitorConfig monitor;
    private final TopicsConfig topics;
    private final StreamConfig stream;
    private final EventsConfig events;
    private final MetricsConfig metrics;
    private final PolicyReading policy;
    private final TracingSetup tracing;
    private final Clock clock;

    StartupCheck(
            ApiConfig api,
            AzureConfig azure,
            MonitorConfig monitor,
            TopicsConfig topics,
            StreamConfig stream,
            EventsConfig events,
            MetricsConfig metrics,
            PolicyReading policy,
            TracingSetup tracing,
            Clock clock) {
        this.api = api;
        this.azure = azure;
        this.monitor = monitor;
        this.topics = topics;
        this.stream = stream;
        this.events = events;
        this.metrics = metrics;
        this.policy = policy;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** Runs before anything connects to anything. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new ConfigurationException("The configuration cannot work:\n  " + String.join("\n  ", problems));
        }
        for (Suppression ended : policy.suppressionsEndedAt(clock.instant())) {
            LOG.warnf(
                    "suppression has ended and can be removed from the policy until=%s reason=\"%s\"",
                    ended.until(), ended.reason());
        }
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>(AzureConfigCheck.problems(azure));
        checkInterval("certmonitor.poll.interval", monitor.poll().interval(), problems);
        checkInterval("certmonitor.evaluation.interval", monitor.evaluation().interval(), problems);
        problems.addAll(EventsConfigCheck.problems(events, monitor.poll()));
        problems.addAll(MetricsConfigCheck.problems(metrics));
        problems.addAll(ApiConfigCheck.problems(api));
        if (topics.partitions() < 1) {
            problems.add("certmonitor.topics.partitions is " + topics.partitions() + ": it must be 1 or more");
        }
        if (topics.replicationFactor() < 1 && topics.replicationFactor() != -1) {
            problems.add("certmonitor.topics.replication-factor is " + topics.replicationFactor()
                    + ": it must be 1 or more, or -1 for the broker's default");
        }
        if (stream.standbyReplicas() < 0) {
            problems.add(
                    "certmonitor.stream.standby-replicas is " + stream.standbyReplicas() + ": it must be 0 or more");
        }
        if (stream.sessionTimeout().compareTo(SHORTEST_SESSION) < 0
                || stream.sessionTimeout().compareTo(LONGEST_SESSION) > 0) {
            problems.add("certmonitor.stream.session-timeout is " + stream.sessionTimeout()
                    + ": it must be from one second to 30 minutes");
        }
        monitor.instanceId()
                .filter(id -> !INSTANCE_ID.matcher(id).matches())
                .ifPresent(id -> problems.add("certmonitor.instance-id is " + id
                        + ": it must be 1 to 200 letters, digits, dots, dashes and underscores"));
        stream.properties().keySet().stream()
                .filter(FIXED_STREAM_PROPERTIES::contains)
                .sorted()
                .forEach(name -> problems.add("certmonitor.stream.properties." + name
                        + " cannot be set: the monitor sets it itself, or has a property of its own for it"));
        problems.addAll(policy.problems());
        problems.addAll(tracing.problems());
        return problems;
    }

    private static void checkInterval(String property, Duration interval, List<String> problems) {
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            problems.add(property + " is " + interval + ": it must be one second or more");
        }
    }
}
