package io.certmonitor.prometheus;

import io.certmonitor.grafana.PanelExpression;
import java.util.Optional;

/**
 * Whether what a dashboard asks gives something.
 *
 * @param story when it is asked for
 * @param viewers who asks; one of them must see something
 */
record PanelData(Story story, Viewers viewers) {

    static final String NOTHING = "no data";

    /** What is wrong with an expression: where it is, why, and how it stands in the dashboard. */
    Optional<String> complaint(PanelExpression expression) {
        try {
            boolean hasData = viewers.of(expression.file()).stream().anyMatch(viewer -> hasData(expression, viewer));
            return hasData ? Optional.empty() : Optional.of(text(expression, NOTHING));
        } catch (PrometheusRefusal | IllegalArgumentException e) {
            return Optional.of(text(expression, String.valueOf(e.getMessage())));
        }
    }

    private boolean hasData(PanelExpression expression, GrafanaVariables viewer) {
        return story.ask(viewer.in(expression.expr())).stream().anyMatch(Series::hasData);
    }

    private static String text(PanelExpression expression, String problem) {
        return expression + ": " + problem + "\n    " + expression.expr();
    }
}
