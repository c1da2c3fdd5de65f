package io.certmonitor.prometheus;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values for the variables in an expression, as Grafana does before it asks Prometheus: those that a viewer chooses,
 * and those that follow from what the viewer looks at.
 */
public final class GrafanaVariables {

    /** {@code $name}, {@code [[name]]} or {@code ${name:format}}; a group of a regular expression has a number. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\$([a-zA-Z_]\\w*)|\\[\\[(\\w+)]]|\\$\\{([a-zA-Z_]\\w*)(?::(\\w+))?}");

    /** Grafana lets a rate see this many scrapes at least, so that it has two even when one is missed. */
    private static final int SCRAPES_IN_A_RATE = 4;

    private final Map<String, String> values;

    private GrafanaVariables(Map<String, String> values) {
        this.values = values;
    }

    /**
     * The variables that Grafana has by itself.
     *
     * @param range how much time the viewer looks at
     * @param step between two points of a graph
     * @param scrapeInterval how often Prometheus scrapes
     * @return the variables
     */
    public static GrafanaVariables of(Duration range, Duration step, Duration scrapeInterval) {
        Duration rateInterval = longer(step.plus(scrapeInterval), scrapeInterval.multipliedBy(SCRAPES_IN_A_RATE));
        Map<String, String> values = new TreeMap<>();
        put(values, "__range", range);
        put(values, "__interval", step);
        values.put("__rate_interval", range(rateInterval));
        values.put("__range_s", Long.toString(range.toSeconds()));
        return new GrafanaVariables(values);
    }

    /**
     * With what the viewer chose for a variable.
     *
     * @param name its name
     * @param value its value, which may be a regular expression such as {@code .*}
     * @return more variables
     */
    public GrafanaVariables with(String name, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new GrafanaVariables(more);
    }

    /**
     * Puts in the values.
     *
     * @param expression of a panel or of a variable
     * @return PromQL
     * @throws IllegalArgumentException when the expression has a variable, or a format of one, that is not known
     */
    public String in(String expression) {
        return VARIABLE.matcher(expression)
                .replaceAll(match -> Matcher.quoteReplacement(value(expression, match)));
    }

    private String value(String expression, MatchResult match) {
        String name = name(match);
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No variable " + name + " for " + expression);
        }
        String format = match.group(4);
        if (format == null || format.equals("raw")) {
            return value;
        }
        throw new IllegalArgumentException("No format " + format + " of a variable for " + expression);
    }

    private static String name(MatchResult match) {
        for (int group = 1; group < 3; group++) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        return match.group(3);
    }

    private static void put(Map<String, String> values, String name, Duration duration) {
        values.put(name, range(duration));
        values.put(name + "_ms", Long.toString(duration.toMillis()));
    }

    /** As PromQL writes a range. */
    private static String range(Duration duration) {
        return duration.toSeconds() + "s";
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
