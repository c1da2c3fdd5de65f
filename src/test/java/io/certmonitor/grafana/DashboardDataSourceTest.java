package io.certmonitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A dashboard shows the Prometheus that its reader chose, and knows none by name. */
class DashboardDataSourceTest {

    private static final String BUILT_IN = "-- Grafana --";

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void theFirstVariableChoosesThePrometheus(Dashboard dashboard) {
        JsonNode first = dashboard.variables().get(0);

        assertThat(first.path("name").asText()).isEqualTo("datasource");
        assertThat(first.path("type").asText()).isEqualTo("datasource");
        assertThat(first.path("query").asText()).isEqualTo("prometheus");
        assertThat(first.path("current")).as("no data source of some instance").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyDataSourceIsTheChosenOne(Dashboard dashboard) {
        List<JsonNode> sources = dashboard.json().findValues("datasource").stream()
                .filter(source -> !source.path("uid").asText().equals(BUILT_IN))
                .toList();

        assertThat(sources).isNotEmpty().allSatisfy(DashboardDataSourceTest::isChosen);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsQueriesAndVariablesNameTheirDataSource(Dashboard dashboard) {
        dashboard.panels().stream().filter(Panel::hasData).forEach(panel -> {
            isChosen(panel.json().path("datasource"));
            panel.targets().forEach(target -> isChosen(target.path("datasource")));
        });
        dashboard.variables().stream()
                .filter(variable -> variable.path("type").asText().equals("query"))
                .forEach(variable -> isChosen(variable.path("datasource")));
        dashboard.annotations().stream()
                .filter(annotation -> !annotation.path("builtIn").asBoolean())
                .forEach(annotation -> isChosen(annotation.path("datasource")));
    }

    private static void isChosen(JsonNode source) {
        assertThat(source.path("type").asText()).isEqualTo("prometheus");
        assertThat(source.path("uid").asText()).isEqualTo("${datasource}");
    }
}
