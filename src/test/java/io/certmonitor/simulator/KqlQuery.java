package io.certmonitor.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A query that was understood. Its rows come by id in any case.
 *
 * @param table what it asks
 * @param conditions all of which a row must meet
 * @param columns what it shows of a row, in this order
 */
record KqlQuery(GraphTable table, List<Condition> conditions, List<GraphColumn> columns) {

    boolean matches(GraphRow row) {
        return conditions.stream().allMatch(condition -> condition.isMetBy(row));
    }

    String json(GraphRow row) {
        return columns.stream()
                .map(column -> "\"" + column.kqlName() + "\":" + column.json(row))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /**
     * What a column must hold.
     *
     * @param column a column of text
     * @param ignoresCase whether case does not matter
     * @param values one of these
     */
    record Condition(GraphColumn column, boolean ignoresCase, Set<String> values) {

        Condition {
            values = ignoresCase
                    ? values.stream()
                            .map(value -> value.toLowerCase(Locale.ROOT))
                            .collect(Collectors.toUnmodifiableSet())
                    : Set.copyOf(values);
        }

        boolean isMetBy(GraphRow row) {
            String value = column.of(row);
            return values.contains(ignoresCase ? value.toLowerCase(Locale.ROOT) : value);
        }
    }
}
