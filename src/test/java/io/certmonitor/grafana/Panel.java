package io.certmonitor.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A panel or a row of a dashboard.
 *
 * @param file name of the dashboard's file
 * @param json the panel
 */
record Panel(String file, JsonNode json) {

    /** What shows no data. */
    private static final Set<String> WITHOUT_DATA = Set.of("row", "text");

    /** What kind of panel it is. */
    String type() {
        return json.path("type").asText();
    }

    /** What stands above it. */
    String title() {
        return json.path("title").asText();
    }

    /** Whether it shows data. */
    boolean hasData() {
        return !WITHOUT_DATA.contains(type());
    }

    /** What it asks Prometheus. */
    List<JsonNode> targets() {
        return StreamSupport.stream(json.path("targets").spliterator(), false).toList();
    }

    /** Where it is on the grid. */
    Area area() {
        JsonNode grid = json.path("gridPos");
        return new Area(
                grid.path("x").asInt(),
                grid.path("y").asInt(),
                grid.path("w").asInt(),
                grid.path("h").asInt());
    }

    @Override
    public String toString() {
        return file + " · " + title();
    }
}
