package io.certmonitor.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
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
        this(
                name,
                help,
                Stream.concat(commonLabels.stream(), Stream.of(ownLabels)).toList());
    }

    GaugeFamily(String name, String help, List<String> labelNames) {
        this.name = name;
        this.help = help;
        this.labelNames = List.copyOf(labelNames);
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
     * at once. The series of this family itself stay as they are.
     *
     * @param items what the series are made of
     * @param series adds the series of one item
     */
    <T> MetricFamilySamples samplesOf(List<T> items, BiConsumer<GaugeFamily, T> series) {
        List<Sample> made = new PassingList<>(() -> new Series<>(empty(), items.iterator(), series));
        return new MetricFamilySamples(name, Collector.Type.GAUGE, help, made);
    }

    /** How many series an item has. */
    <T> int count(T item, BiConsumer<GaugeFamily, T> series) {
        GaugeFamily one = empty();
        series.accept(one, item);
        return one.samples.size();
    }

    private GaugeFamily empty() {
        return new GaugeFamily(name, help, labelNames);
    }

    /** The series of one item after the other, of which only those of one are kept. */
    private static final class Series<T> implements Iterator<Sample> {

        private final GaugeFamily one;
        private final Iterator<T> items;
        private final BiConsumer<GaugeFamily, T> series;
        private int next;

        Series(GaugeFamily one, Iterator<T> items, BiConsumer<GaugeFamily, T> series) {
            this.one = one;
            this.items = items;
            this.series = series;
        }

        @Override
        public boolean hasNext() {
            while (next == one.samples.size() && items.hasNext()) {
                next = 0;
                one.samples.clear();
                series.accept(one, items.next());
            }
            return next < one.samples.size();
        }

        @Override
        public Sample next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return one.samples.get(next++);
        }
    }
}
