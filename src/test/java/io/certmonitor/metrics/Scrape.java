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
 * @param helps metric name to what HELP says
 * @param series name and labels, the labels sorted by name, to value
 * @param lines every line of a sample, repetitions included
 */
@SuppressWarnings("deprecation")
public record Scrape(
        Map<String, String> types, Map<String, String> helps, Map<String, Double> series, List<String> lines) {

    private static final Pattern SAMPLE = Pattern.compile("(certmonitor_[a-z_]+)(\\{.*})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-z0-9_]+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    static Scrape of(PrometheusMeterRegistry registry) {
        return of(registry.scrape(TextFormat.CONTENT_TYPE_004));
    }

    /** What an answer in the text format says. */
    public static Scrape of(String answer) {
        Map<String, String> types = new TreeMap<>();
        Map<String, String> helps = new TreeMap<>();
        Map<String, Double> series = new LinkedHashMap<>();
        List<String> text = answer.lines().toList();
        for (String line : text) {
            Matcher sample = SAMPLE.matcher(line);
            if (line.startsWith("# TYPE certmonitor_")) {
                String[] words = line.split(" ", 4);
                types.put(words[2], words[3]);
            } else if (line.startsWith("# HELP certmonitor_")) {
                String[] words = line.split(" ", 4);
                helps.put(words[2], words[3]);
            } else if (sample.matches()) {
                series.put(sample.group(1) + sorted(sample.group(2)), Double.valueOf(sample.group(3)));
            }
        }
        return new Scrape(
                types,
                helps,
                series,
                text.stream().filter(line -> line.startsWith("certmonitor_")).toList());
    }

    /** The value of a series; fails when there is none. */
    public double value(String nameAndLabels) {
        Double value = series.get(nameAndLabels);
        if (value == null) {
            throw new AssertionError("No " + nameAndLabels + " in " + String.join("\n", series.keySet()));
        }
        return value;
    }

    /** The names and labels of the series of one metric. */
    public List<String> seriesOf(String name) {
        return series.keySet().stream()
                .filter(key -> key.equals(name) || key.startsWith(name + "{"))
                .toList();
    }

    /** The names of the labels of a series, sorted. */
    public static List<String> labelNames(String nameAndLabels) {
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
