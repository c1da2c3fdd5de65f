package io.certmonitor.prometheus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a Prometheus scrapes and which rules it evaluates, both every second.
 *
 * @param targets the roots of the management ports to scrape, as one job
 * @param rules the texts of the rule files, by name
 */
public record PrometheusSetup(List<URI> targets, Map<String, String> rules) {

    /** The job that the rules and dashboards are written for. */
    public static final String JOB = "certmonitor";

    static final int SCRAPE_SECONDS = 1;

    private static final String CONFIGURATION = """
            global:
              scrape_interval: %1$ds
              scrape_timeout: %1$ds
              evaluation_interval: %1$ds
            rule_files: [%2$s]
            scrape_configs:
              - job_name: %3$s
                metrics_path: /q/metrics
                static_configs:
                  - targets: [%4$s]
            """;

    /** Copies what it is given. */
    public PrometheusSetup {
        targets = List.copyOf(targets);
        rules = new TreeMap<>(rules);
    }

    /** Writes everything into a folder; the configuration file. */
    Path write(Path folder) {
        try {
            for (Map.Entry<String, String> rule : rules.entrySet()) {
                Files.writeString(folder.resolve(rule.getKey()), rule.getValue());
            }
            return Files.writeString(folder.resolve("prometheus.yaml"), configuration());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String configuration() {
        return CONFIGURATION.formatted(
                SCRAPE_SECONDS,
                String.join(", ", rules.keySet()),
                JOB,
                targets.stream().map(URI::getAuthority).collect(Collectors.joining("', '", "'", "'")));
    }
}
