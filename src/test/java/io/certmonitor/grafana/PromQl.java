package io.certmonitor.grafana;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names in a PromQL expression, as far as dashboards need them. Understands names and strings, and leaves whether
 * the whole is right to Prometheus.
 *
 * @param metrics the metrics that are selected, with the labels that their selectors name
 * @param kept the labels that groupings and matchings name
 * @param made the labels that functions make
 */
record PromQl(Map<String, Set<String>> metrics, Set<String> kept, Set<String> made) {

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern MADE_LABEL =
            Pattern.compile("count_values\\(\"(\\w+)\"|, \"(\\w+)\", \"[^\"]*\", \"\\w*\", \"[^\"]*\"\\)");
    private static final Pattern LABEL_LIST =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right) *\\(([^)]*)\\)");
    private static final Pattern SELECTOR = Pattern.compile("\\b([a-zA-Z_:][\\w:]*)\\{([^}]*)}");
    private static final Pattern BARE_NAME = Pattern.compile("(?<![\\w$.])([a-z]\\w*_\\w+)\\b(?! *[({])");

    /** Reads an expression, in which variables may stand. */
    static PromQl of(String expression) {
        Set<String> made = MADE_LABEL
                .matcher(expression)
                .results()
                .flatMap(label -> Stream.ofNullable(label.group(1) != null ? label.group(1) : label.group(2)))
                .collect(Collectors.toCollection(TreeSet::new));
        String text = STRING.matcher(expression).replaceAll("''");
        Set<String> kept = LABEL_LIST
                .matcher(text)
                .results()
                .flatMap(list -> names(list.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        return new PromQl(metrics(LABEL_LIST.matcher(text).replaceAll(" ")), kept, made);
    }

    private static Map<String, Set<String>> metrics(String text) {
        Map<String, Set<String>> metrics = new TreeMap<>();
        Matcher selectors = SELECTOR.matcher(text);
        while (selectors.find()) {
            names(selectors.group(2))
                    .forEach(metrics.computeIfAbsent(selectors.group(1), name -> new TreeSet<>())::add);
        }
        BARE_NAME
                .matcher(SELECTOR.matcher(text).replaceAll(" "))
                .results()
                .forEach(name -> metrics.putIfAbsent(name.group(1), new TreeSet<>()));
        return metrics;
    }

    /** The names in a list of labels or of matchers, such as {@code job='', status!~''}. */
    private static Stream<String> names(String list) {
        return Stream.of(list.split(",", -1))
                .map(item -> item.replaceAll("[=!].*", "").trim())
                .filter(name -> !name.isEmpty());
    }
}
