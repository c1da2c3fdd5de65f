package io.certmonitor.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The series of one gauge, gathered for one scrape. Prometheus refuses a scrape that has a series twice. Remembering
 * every series to prevent that would cost more than the series: whoever adds them sees to it that their labels differ.
 */
final class GaugeFamily {

    private final String name;
    private final String help;
    private final List<String> labelNames;
    private final List<Sample> samples = new ArrayList<>();

    GaugeFamily(String name, String help, List<String> commonLabels, String... ownLabels) {
        this.name = name;
        this.help = help;
        this.labelNames =
                Stream.concat(commonLabels.stream(), Stream.of(ownLabels)).toList();
    }

    private GaugeFamily(GaugeFamily like) {
        this.name = like.name;
        this.help = like.help;
        this.labelNames = like.labelNames;
    }

    /** Shows a value. The labels are values of {@link Labels}, which are kept as they are. */
    void add(double value, List<String> labels) {
        samples.add(new Sample(name, labelNames, labels, value));
    }

    /** Shows a time; an absent one has no series. */
    void add(@Nullable Instant time, List<String> labels) {
        if (time != null) {
            add(time.getEpochSecond() + time.getNano() / 1e9, labels);
        }
    }

    MetricFamilySamples samples() {
        return new MetricFamilySamples(name, Collector.Type.GAUGE, help, samples);
    }

    /**
     * The gauge with series that are made when they are asked for, so that those of a large fleet are never there all
     * at once.
     *
     * @param items what the series are made of
     * @param series adds the series of one item
     */
    <T> MetricFamilySamples samplesOf(List<T> items, BiConsumer<GaugeFamily, T> series) {
        List<Sample> made = new PassingList<>(() -> items.stream()
                .flatMap(item -> {
                    GaugeFamily one = new GaugeFamily(this);
                    series.accept(one, item);
                    return one.samples.stream();
                })
                .iterator());
        return new MetricFamilySamples(name, Collector.Type.GAUGE, help, made);
    }
}
