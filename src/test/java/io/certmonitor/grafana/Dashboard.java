package io.certmonitor.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A Grafana dashboard as it is kept in the repository.
 *
 * @param file name of its file
 * @param json what is in the file
 */
record Dashboard(String file, JsonNode json) {

    /** Where the dashboards are. */
    static final Path FOLDER = Path.of("grafana", "dashboards");

    /** Every dashboard, by the name of its file. */
    static List<Dashboard> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Dashboard::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(file.getFileName().toString(), new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By what links and Grafana know the dashboard. */
    String uid() {
        return json.path("uid").asText();
    }

    /** The panels and rows from top to bottom, those inside of folded rows too. */
    List<Panel> panels() {
        List<Panel> panels = new ArrayList<>();
        for (JsonNode panel : json.path("panels")) {
            panels.add(new Panel(file, panel));
            panel.path("panels").forEach(inner -> panels.add(new Panel(file, inner)));
        }
        return panels;
    }

    /** The variables in the order in which they are shown. */
    List<JsonNode> variables() {
        return list(json.path("templating").path("list"));
    }

    /** The names of the variables. */
    List<String> variableNames() {
        return variables().stream()
                .map(variable -> variable.path("name").asText())
                .toList();
    }

    /** The annotations. */
    List<JsonNode> annotations() {
        return list(json.path("annotations").path("list"));
    }

    /** The links at the top. */
    List<JsonNode> links() {
        return list(json.path("links"));
    }

    @Override
    public String toString() {
        return file;
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
