package io.certmonitor.prometheus;

import io.certmonitor.grafana.DashboardVariables;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The variables in an expression, with the values that Grafana gives them before it asks Prometheus: those that follow
 * from what a viewer looks at, and those that the viewer chooses.
 */
public final class GrafanaVariables {

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
        Duration steps = step.plus(scrapeInterval);
        Duration scrapes = scrapeInterval.multipliedBy(SCRAPES_IN_A_RATE);
        return new GrafanaVariables(Map.of())
                .with("__range", range)
                .with("__interval", step)
                .with("__rate_interval", steps.compareTo(scrapes) >= 0 ? steps : scrapes);
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
     * @param expression of a panel, an annotation or a variable
     * @return PromQL
     * @throws IllegalArgumentException when the expression has a variable without a value
     */
    public String in(String expression) {
        return new DashboardVariables(values).replacedIn(expression);
    }

    /** A time in each way in which an expression can want it: as PromQL writes it, in seconds and in milliseconds. */
    private GrafanaVariables with(String name, Duration time) {
        return with(name, time.toSeconds() + "s")
                .with(name + "_s", Long.toString(time.toSeconds()))
                .with(name + "_ms", Long.toString(time.toMillis()));
    }
}
