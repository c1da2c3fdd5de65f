package io.certmonitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What docs/metrics.md says of metrics: our own in one table, those of others that operators need in another. */
public final class MetricsDocument {

    private static final Path FILE = Path.of("docs", "metrics.md");
    private static final Pattern OURS =
            Pattern.compile("\\| `(certmonitor_\\w+)` \\| (\\w+) \\|([^|]*)\\| ([^|]*) \\| ([^|]*) \\|");
    private static final Pattern STOCK =
            Pattern.compile("\\| `((?:kafka|jvm|process|http|system)_\\w+)` \\| (\\w+) \\|([^|]*)\\| [^|]* \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String ANY_TAG = "tag_<name>";

    private MetricsDocument() {}

    /**
     * A row of a table.
     *
     * @param type of the metric
     * @param labels its labels
     * @param unit its unit; empty in the table of others
     * @param meaning what it says; empty in the table of others
     */
    public record Described(String type, Set<String> labels, String unit, String meaning) {}

    /** The whole text. */
    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Our own metrics by name. */
    static Map<String, Described> ours() {
        Map<String, Described> rows = new TreeMap<>();
        text().lines().map(OURS::matcher).filter(Matcher::matches).forEach(row -> {
            Described twice = rows.put(
                    row.group(1), new Described(row.group(2), codes(row.group(3)), row.group(4), row.group(5)));
            assertThat(twice).as(row.group(1)).isNull();
        });
        return rows;
    }

    /** Metrics of Kafka, Java and Quarkus by name. */
    public static Map<String, Described> stock() {
        return text().lines()
                .map(STOCK::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        row -> row.group(1), row -> new Described(row.group(2), codes(row.group(3)), "", "")));
    }

    /**
     * Fails unless the table describes exactly what is exposed: names, types, help and, where it has series, labels.
     */
    public static void assertDescribes(Scrape scrape) {
        Map<String, Described> ours = ours();
        assertThat(scrape.types())
                .as("names and types")
                .isEqualTo(ours.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, row -> row.getValue().type())));
        ours.forEach((name, row) -> {
            assertHelp(name, row.meaning(), scrape.helps().getOrDefault(name, ""));
            List<String> series = scrape.seriesOf(row.type().equals("histogram") ? name + "_count" : name);
            assertThat(series)
                    .as(name)
                    .allSatisfy(each -> assertThat(labels(each)).isEqualTo(row.labels()));
        });
    }

    /** The meaning begins with what HELP says; the longest of a histogram has the help of the histogram. */
    private static void assertHelp(String name, String meaning, String help) {
        assertThat(help).as("HELP " + name).isNotBlank();
        if (!name.endsWith("_max")) {
            assertThat(meaning.toLowerCase(Locale.ROOT)).as(name).startsWith(help.toLowerCase(Locale.ROOT));
        }
    }

    private static Set<String> labels(String series) {
        return Scrape.labelNames(series).stream()
                .map(label -> label.startsWith("tag_") ? ANY_TAG : label)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> codes(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
