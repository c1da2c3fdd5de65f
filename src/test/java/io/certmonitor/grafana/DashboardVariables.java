package io.certmonitor.grafana;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values in the place of variables, as Grafana does before it asks Prometheus. A variable is {@code $name} or
 * {@code ${name}}, the latter with a format behind a colon if need be; names that begin with two underscores are
 * Grafana's.
 *
 * @param values a value for each variable, as it stands in PromQL: a pattern where the label is matched by patterns
 */
public record DashboardVariables(Map<String, String> values) {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)(?:\\.[^}:]*|\\[[^}]*])?(?::[^}]*)?})");

    /**
     * The names of the variables in a text.
     *
     * @param text PromQL or an address
     * @return the names in the order of their use
     */
    public static List<String> in(String text) {
        List<String> names = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(text);
        while (variables.find()) {
            names.add(name(variables));
        }
        return names;
    }

    /**
     * The text with the values.
     *
     * @param text PromQL
     * @return the same without variables
     * @throws IllegalArgumentException when a variable has no value
     */
    public String replacedIn(String text) {
        return VARIABLE.matcher(text).replaceAll(variable -> Matcher.quoteReplacement(value(name(variable), text)));
    }

    private String value(String name, String text) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No value for $" + name + " in " + text);
        }
        return value;
    }

    private static String name(MatchResult variable) {
        return variable.group(1) != null ? variable.group(1) : variable.group(2);
    }
}
