package io.certmonitor.metrics;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Our own metrics in a scrape of Prometheus' text format, read back.
 *
 * @param types metric name to type
 * @param series name and labels, the labels sorted by name, to value
 * @param lines every line of a sample, repetitions included
 */
@SuppressWarnings("deprecation")
record Scrape(Map<String, String> types, Map<String, Double> series, List<String> lines) {

    private static final Pattern SAMPLE = Pattern.compile("(certmonitor_[a-z_]+)(\\{.*})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    static Scrape of(PrometheusMeterRegistry registry) {
        Map<String, String> types = new TreeMap<>();
        Map<String, Double> series = new LinkedHashMap<>();
        List<String> text = registry.scrape(TextFormat.CONTENT_TYPE_004).lines().toList();
        for (String line : text) {
            Matcher sample = SAMPLE.matcher(line);
            if (line.startsWith("# TYPE certmonitor_")) {
                String[] words = line.split(" ", 4);
                types.put(words[2], words[3]);
            } else if (sample.matches()) {
                series.put(sample.group(1) + sorted(sample.group(2)), Double.valueOf(sample.group(3)));
            }
        }
        return new Scrape(
                types,
                series,
                text.stream().filter(line -> line.startsWith("certmonitor_")).toList());
    }

    /** The value of a series; fails when there is none. */
    double value(String nameAndLabels) {
        Double value = series.get(nameAndLabels);
        if (value == null) {
            throw new AssertionError("No " + nameAndLabels + " in " + String.join("\n", series.keySet()));
        }
        return value;
    }

    /** The names and labels of the series of one metric. */
    List<String> seriesOf(String name) {
        return series.keySet().stream()
                .filter(key -> key.equals(name) || key.startsWith(name + "{"))
                .toList();
    }

    /** The names of the labels of a series, sorted. */
    static List<String> labelNames(String nameAndLabels) {
        return LABEL.matcher(nameAndLabels)
                .results()
                .map(label -> label.group(1))
                .sorted()
                .toList();
    }

    private static String sorted(String labels) {
        return labels == null
                ? ""
                : LABEL.matcher(labels)
                        .results()
                        .map(MatchResult::group)
                        .sorted()
                        .collect(Collectors.joining(",", "{", "}"));
    }
}
