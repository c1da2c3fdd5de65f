package io.certmonitor.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names in an expression. It is no parser: promtool has found the expression valid before, and whatever is neither
 * a function nor a keyword nor a label is taken for a metric.
 */
final class Promql {

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern WINDOW = Pattern.compile("\\[[^\\]]*]|\\boffset\\s+\\w+");
    private static final Pattern LABEL_LIST = Pattern.compile("\\b(?:by|on|ignoring|without)\\s*\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w:.])([a-zA-Z_:][\\w:]*)\\s*([({])?([^}]*)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
    private static final Pattern QUERY =
            Pattern.compile("query\\s+(?:\\(printf\\s+)?(?:\"((?:[^\"\\\\]|\\\\.)*)\"|`([^`]*)`)");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "bool");

    private final Map<String, Set<String>> metrics = new HashMap<>();
    private final Set<String> aggregation = new TreeSet<>();

    private Promql(String expression) {
        String plain = WINDOW.matcher(TEXT.matcher(expression).replaceAll("")).replaceAll("");
        for (MatchResult list : LABEL_LIST.matcher(plain).results().toList()) {
            COMMA.splitAsStream(list.group(1))
                    .map(String::strip)
                    .filter(label -> !label.isEmpty())
                    .forEach(aggregation::add);
        }
        String rest = LABEL_LIST.matcher(plain).replaceAll(" ");
        Matcher names = NAME.matcher(rest);
        int from = 0;
        while (names.find(from)) {
            from = names.end(1);
            if ("{".equals(names.group(2))) {
                from = names.end();
            }
            if (!"(".equals(names.group(2)) && !KEYWORDS.contains(names.group(1))) {
                Set<String> labels = metrics.computeIfAbsent(names.group(1), name -> new TreeSet<>());
                if ("{".equals(names.group(2))) {
                    LABEL.matcher(names.group(3)).results().forEach(label -> labels.add(label.group(1)));
                }
            }
        }
    }

    static Promql of(String expression) {
        return new Promql(expression);
    }

    /** The expressions that the annotations of a rule ask. */
    static List<String> queries(Rule rule) {
        List<String> queries = new ArrayList<>();
        rule.annotations()
                .values()
                .forEach(text -> QUERY.matcher(text)
                        .results()
                        .map(query -> query.group(1) == null ? query.group(2) : query.group(1))
                        .forEach(queries::add));
        return queries;
    }

    /** The metrics, each with the labels that are matched. */
    Map<String, Set<String>> metrics() {
        return metrics;
    }

    /** The labels in by, on and the like. */
    Set<String> aggregation() {
        return aggregation;
    }

    @Override
    public String toString() {
        return metrics.keySet().stream().sorted().collect(Collectors.joining(", "));
    }
}
