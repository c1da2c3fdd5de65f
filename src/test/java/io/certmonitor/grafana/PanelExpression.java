package io.certmonitor.grafana;

/**
 * An expression as it stands in a dashboard, its variables not yet replaced.
 *
 * @param file name of the dashboard's file
 * @param panel title of the panel, of the annotation, or name of the variable that asks
 * @param refId the query's letter within the panel
 * @param expr the PromQL
 * @param instant whether one point in time is asked for, instead of a range
 */
public record PanelExpression(String file, String panel, String refId, String expr, boolean instant) {

    /** Where the expression is, for messages. */
    @Override
    public String toString() {
        return file + " · " + panel + " · " + refId;
    }
}
