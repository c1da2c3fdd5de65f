package io.certmonitor.alerts;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The metrics that rules may use, with their labels: those of docs/metrics.md, which another test compares with what is
 * exposed, some that are not ours, and what rules record.
 */
final class KnownMetrics {

    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(certmonitor_\\w+)` \\| (\\w+) \\|([^|]*)\\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** What Prometheus and Kubernetes add to every series. */
    private static final Set<String> TARGET = Set.of("job", "instance", "namespace", "pod");

    private static final Map<String, Set<String>> STOCK = Map.of(
            "up", Set.of(),
            "process_start_time_seconds", Set.of(),
            "ALERTS", Set.of("alertname", "alertstate", "subscription_id"),
            "kafka_stream_thread_commit_total", Set.of("thread_id", "process_id", "kafka_version"),
            "kafka_stream_state_updater_active_restoring_tasks", Set.of("thread_id", "kafka_version"),
            "kafka_consumer_fetch_manager_records_lag_max", Set.of("client_id", "kafka_version"));

    private final Map<String, Set<String>> labels = new HashMap<>(STOCK);

    KnownMetrics() {
        DOCUMENTED
                .matcher(AlertFiles.text(Path.of("docs", "metrics.md")))
                .results()
                .forEach(this::documented);
        AlertFiles.rules().stream()
                .filter(rule -> !rule.isAlert())
                .forEach(rule ->
                        labels.put(rule.name(), Promql.of(rule.expression()).aggregation()));
    }

    Set<String> names() {
        return labels.keySet();
    }

    /** The labels that a series of this metric can have. */
    Set<String> labelsOf(String metric) {
        return Stream.concat(labels.getOrDefault(metric, Set.of()).stream(), TARGET.stream())
                .collect(Collectors.toSet());
    }

    /** The labels that series of an expression's metrics can have. */
    Set<String> labelsOf(Promql expression) {
        return expression.metrics().keySet().stream()
                .flatMap(metric -> labelsOf(metric).stream())
                .collect(Collectors.toSet());
    }

    private void documented(MatchResult row) {
        Set<String> own = CODE.matcher(row.group(3))
                .results()
                .map(label -> label.group(1))
                .collect(Collectors.toSet());
        labels.put(row.group(1), own);
        if (row.group(2).equals("histogram")) {
            Stream.of("_count", "_sum", "_bucket").forEach(part -> labels.put(row.group(1) + part, own));
        }
    }
}
