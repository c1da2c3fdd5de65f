package io.certmonitor.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The series of one gauge, gathered for one scrape. It cannot hold two series with the same labels. */
final class GaugeFamily {

    private final String name;
    private final String help;
    private final List<String> labelNames;
    private final Map<List<String>, Double> series = new LinkedHashMap<>();

    GaugeFamily(String name, String help, List<String> commonLabels, String... ownLabels) {
        this.name = name;
        this.help = help;
        this.labelNames = concat(commonLabels, ownLabels);
    }

    /** Shows a value, unless a series with these labels is there already. */
    void set(double value, List<String> commonLabels, @Nullable String... ownLabels) {
        series.putIfAbsent(concat(commonLabels, ownLabels), value);
    }

    /** Shows a time; an absent one has no series. */
    void set(@Nullable Instant time, List<String> commonLabels) {
        if (time != null) {
            set(time.getEpochSecond() + time.getNano() / 1e9, commonLabels);
        }
    }

    /** Counts one more with these labels. */
    void increment(@Nullable String... labels) {
        series.merge(concat(List.of(), labels), 1.0, Double::sum);
    }

    MetricFamilySamples samples() {
        List<Sample> samples = new ArrayList<>(series.size());
        series.forEach((labels, value) -> samples.add(new Sample(name, labelNames, labels, value)));
        return new MetricFamilySamples(name, Collector.Type.GAUGE, help, samples);
    }

    private static List<String> concat(List<String> common, @Nullable String... own) {
        List<String> all = new ArrayList<>(common.size() + own.length);
        all.addAll(common);
        for (String value : own) {
            all.add(value == null ? "" : wellFormed(value));
        }
        return all;
    }

    /** Half a surrogate pair, which JSON can carry, has no UTF-8: two such texts could come out as the same label. */
    private static String wellFormed(String value) {
        return value.chars().anyMatch(c -> Character.isSurrogate((char) c))
                ? new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                : value;
    }
}
