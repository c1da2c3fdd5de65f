package io.certmonitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What dashboards ask for is there. */
class DashboardMetricsTest {

    private static final Map<String, Set<String>> KNOWN = KnownMetrics.all();
    private static final List<PanelExpression> EXPRESSIONS = Stream.of(
                    DashboardExpressions.ofPanels(),
                    DashboardExpressions.ofAnnotations(),
                    DashboardExpressions.ofVariables())
            .flatMap(List::stream)
            .toList();

    @Test
    void everyExpressionAsksForMetrics() {
        assertThat(EXPRESSIONS)
                .isNotEmpty()
                .noneMatch(expression -> metricsOf(expression).isEmpty());
    }

    @Test
    void everyMetricExists() {
        assertThat(wrong((expression, metric, labels) -> !KNOWN.containsKey(metric)))
                .as("what asks for metrics that nothing exposes")
                .isEmpty();
    }

    @Test
    void everySelectedLabelExists() {
        assertThat(wrong((expression, metric, labels) -> !labelsOf(metric).containsAll(labels)))
                .as("what selects by labels that the metric lacks")
                .isEmpty();
    }

    @Test
    void onlySeriesOfTheChosenJobAreShown() {
        assertThat(wrong((expression, metric, labels) ->
                        !labels.contains("job") && !expression.panel().equals("job")))
                .as("what shows series of other jobs")
                .isEmpty();
    }

    @Test
    void everyLabelThatIsGroupedByExists() {
        assertThat(EXPRESSIONS)
                .filteredOn(expression ->
                        !groupable(expression).containsAll(read(expression).kept()))
                .as("what groups by labels that no metric in it has")
                .isEmpty();
    }

    private interface Mistake {
        boolean isIn(PanelExpression expression, String metric, Set<String> labels);
    }

    private static List<String> wrong(Mistake mistake) {
        return EXPRESSIONS.stream()
                .flatMap(expression -> metricsOf(expression).entrySet().stream()
                        .filter(metric -> mistake.isIn(expression, metric.getKey(), metric.getValue()))
                        .map(metric -> expression + ": " + metric))
                .toList();
    }

    private static Set<String> groupable(PanelExpression expression) {
        Set<String> labels = new TreeSet<>(read(expression).made());
        metricsOf(expression).keySet().forEach(metric -> labels.addAll(labelsOf(metric)));
        return labels;
    }

    private static PromQl read(PanelExpression expression) {
        return PromQl.of(expression.expr());
    }

    private static Map<String, Set<String>> metricsOf(PanelExpression expression) {
        return read(expression).metrics();
    }

    private static Set<String> labelsOf(String metric) {
        Set<String> labels = new TreeSet<>(KnownMetrics.OF_EVERY_SERIES);
        labels.addAll(KNOWN.getOrDefault(metric, Set.of()));
        return labels;
    }
}
