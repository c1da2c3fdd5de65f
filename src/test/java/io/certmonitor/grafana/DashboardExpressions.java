package io.certmonitor.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every PromQL expression of the dashboards. */
public final class DashboardExpressions {

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), *(\\w+)\\)");

    private DashboardExpressions() {}

    /**
     * What the panels ask.
     *
     * @return the expressions in the order of dashboards and panels
     */
    public static List<PanelExpression> ofPanels() {
        return of(DashboardExpressions::ofPanels);
    }

    /**
     * What marks points in time.
     *
     * @return the expressions of the annotations, which give nothing while nothing changes
     */
    public static List<PanelExpression> ofAnnotations() {
        return of(DashboardExpressions::ofAnnotations);
    }

    /**
     * Where the variables take their values from.
     *
     * @return the selectors whose label values the variables have
     */
    public static List<PanelExpression> ofVariables() {
        return of(DashboardExpressions::ofVariables);
    }

    private static List<PanelExpression> of(Function<Dashboard, Stream<PanelExpression>> expressions) {
        return Dashboard.all().stream().flatMap(expressions).toList();
    }

    private static Stream<PanelExpression> ofPanels(Dashboard dashboard) {
        return dashboard.panels().stream()
                .flatMap(panel -> panel.targets().stream()
                        .map(target -> new PanelExpression(
                                dashboard.file(),
                                panel.title(),
                                target.path("refId").asText(),
                                target.path("expr").asText(),
                                target.path("instant").asBoolean())));
    }

    private static Stream<PanelExpression> ofAnnotations(Dashboard dashboard) {
        return dashboard.annotations().stream()
                .filter(annotation -> annotation.path("target").has("expr"))
                .map(annotation -> new PanelExpression(
                        dashboard.file(),
                        annotation.path("name").asText(),
                        annotation.path("target").path("refId").asText(),
                        annotation.path("target").path("expr").asText(),
                        false));
    }

    private static Stream<PanelExpression> ofVariables(Dashboard dashboard) {
        return dashboard.variables().stream()
                .filter(variable -> variable.path("type").asText().equals("query"))
                .map(variable -> new PanelExpression(
                        dashboard.file(), variable.path("name").asText(), "query", selector(variable), true));
    }

    private static String selector(JsonNode variable) {
        String query = variable.path("query").path("query").asText();
        Matcher values = LABEL_VALUES.matcher(query);
        if (!values.matches()) {
            throw new IllegalStateException("Not a query of label values: " + query);
        }
        return values.group(1);
    }
}
