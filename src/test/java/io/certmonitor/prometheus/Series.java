package io.certmonitor.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A series of an answer.
 *
 * @param labels its labels, the metric's name as {@code __name__}; none of a scalar
 * @param values its values, the oldest first
 */
public record Series(Map<String, String> labels, List<Double> values) {

    /** Copies what it is given. */
    public Series {
        labels = Map.copyOf(labels);
        values = List.copyOf(values);
    }

    /**
     * Whether a panel has something to draw: a value that is not a number leaves a gap.
     *
     * @return false when every value is NaN
     */
    public boolean hasData() {
        return values.stream().anyMatch(value -> !value.isNaN());
    }

    /** The result of a query: a scalar, a vector or a matrix. */
    static List<Series> listOf(JsonNode data) {
        JsonNode result = data.path("result");
        if ("scalar".equals(data.path("resultType").asText())) {
            return List.of(new Series(Map.of(), List.of(value(result))));
        }
        List<Series> all = new ArrayList<>();
        result.forEach(series -> all.add(of(series)));
        return all;
    }

    private static Series of(JsonNode series) {
        List<Double> values = new ArrayList<>();
        series.path("values").forEach(sample -> values.add(value(sample)));
        if (series.has("value")) {
            values.add(value(series.path("value")));
        }
        return new Series(Texts.of(series.path("metric")), values);
    }

    /** A sample is its time and, as text, its value. */
    private static Double value(JsonNode sample) {
        String text = sample.path(1).asText();
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.valueOf(text);
        };
    }
}
