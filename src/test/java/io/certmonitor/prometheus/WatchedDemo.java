package io.certmonitor.prometheus;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** The demo, run to its end, while a Prometheus with our rules watched it, if there is one on this machine. */
final class WatchedDemo implements AutoCloseable {

    /** The step of the story before which everything bad has happened, and nothing is good again. */
    private static final String WORST = "Azure does not answer";

    private final @Nullable PrometheusProcess prometheus;
    private final Instant begin;
    private final String metrics;
    private final List<Alert> alerts;
    private final int exitCode;
    private final Instant end;
    private final List<String> output;

    private WatchedDemo(DemoRun demo, @Nullable PrometheusProcess prometheus) {
        this.prometheus = prometheus;
        begin = demo.awaitBegin();
        demo.awaitNarrative(WORST);
        metrics = demo.metrics();
        alerts = prometheus == null ? List.of() : prometheus.api().alerts();
        exitCode = demo.awaitEnd();
        end = begin.plus(DemoRun.STORY);
        output = demo.output();
    }

    static WatchedDemo run() {
        try (DemoRun demo = DemoRun.start()) {
            PrometheusProcess prometheus = watch(demo.managementUri());
            try {
                return new WatchedDemo(demo, prometheus);
            } catch (RuntimeException e) {
                if (prometheus != null) {
                    prometheus.close();
                }
                throw e;
            }
        }
    }

    int exitCode() {
        return exitCode;
    }

    /** All that a viewer sees. */
    List<String> output() {
        return output;
    }

    /** A scrape in the middle of the story, in the text format. */
    String metrics() {
        return metrics;
    }

    /** The alerts in the middle of the story. */
    List<Alert> alerts() {
        story();
        return alerts;
    }

    /** What Prometheus knows; without a Prometheus, the test that asks is skipped. */
    Story story() {
        PrometheusProcess.require();
        return new Story(requireNonNull(prometheus).api(), begin, end);
    }

    @Override
    public void close() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    private static @Nullable PrometheusProcess watch(URI target) {
        try {
            return PrometheusProcess.start(new PrometheusSetup(List.of(target), Map.of("rules.yaml", RuleFile.text())));
        } catch (TestAbortedException missing) {
            return null;
        }
    }
}
