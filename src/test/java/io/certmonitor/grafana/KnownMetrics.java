package io.certmonitor.grafana;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The metrics that dashboards may use, each with its labels: those of {@code docs/metrics.md}, which another test holds
 * to what is exposed, and a few of Prometheus, the JVM and Kafka.
 */
final class KnownMetrics {

    /** The labels that Prometheus gives to every series. */
    static final Set<String> OF_EVERY_SERIES = Set.of("job", "instance");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(certmonitor_\\w+)` \\| (\\w+) \\|([^|]*)\\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static final String[] STOCK = {
        "up",
        "scrape_duration_seconds",
        "scrape_samples_scraped",
        "jvm_memory_used_bytes area id",
        "jvm_memory_max_bytes area id",
        "jvm_buffer_memory_used_bytes id",
        "jvm_gc_pause_seconds_sum action cause gc",
        "jvm_threads_live_threads",
        "process_cpu_usage",
        "process_files_open_files",
        "process_uptime_seconds",
        "system_cpu_usage",
        "kafka_stream_client_state client_id process_id kafka_version",
        "kafka_stream_alive_stream_threads client_id kafka_version",
        "kafka_stream_failed_stream_threads_total client_id kafka_version",
        "kafka_stream_thread_process_total thread_id kafka_version",
        "kafka_stream_thread_commit_latency_max thread_id kafka_version",
        "kafka_consumer_fetch_manager_records_lag_max client_id topic partition kafka_version",
        "kafka_consumer_coordinator_assigned_partitions client_id kafka_version",
        "kafka_consumer_coordinator_rebalance_total client_id kafka_version",
    };

    private KnownMetrics() {}

    /** Every series' name with its own labels. */
    static Map<String, Set<String>> all() {
        Map<String, Set<String>> known = new TreeMap<>();
        for (String stock : STOCK) {
            String[] words = stock.split(" ");
            known.put(words[0], new TreeSet<>(Arrays.asList(words).subList(1, words.length)));
        }
        ROW.matcher(document()).results().forEach(row -> add(row, known));
        return known;
    }

    private static void add(MatchResult row, Map<String, Set<String>> known) {
        String name = row.group(1);
        Set<String> labels = CODE.matcher(row.group(3))
                .results()
                .map(label -> label.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        if (row.group(2).equals("histogram")) {
            known.put(name + "_sum", labels);
            known.put(name + "_count", labels);
            Set<String> ofBuckets = new TreeSet<>(labels);
            ofBuckets.add("le");
            known.put(name + "_bucket", ofBuckets);
        } else {
            known.put(name, labels);
        }
    }

    private static String document() {
        try {
            return Files.readString(Path.of("docs", "metrics.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
