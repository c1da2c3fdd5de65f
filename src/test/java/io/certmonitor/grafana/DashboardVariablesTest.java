package io.certmonitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Variables that are used exist, and variables that exist are used. */
class DashboardVariablesTest {

    private static final Set<String> OF_GRAFANA = Set.of("__rate_interval", "__data", "__all");

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyVariableThatIsUsedExists(Dashboard dashboard) {
        assertThat(used(dashboard))
                .isNotEmpty()
                .filteredOn(name -> !OF_GRAFANA.contains(name))
                .isSubsetOf(dashboard.variableNames());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyVariableIsUsedAndExplained(Dashboard dashboard) {
        assertThat(dashboard.variableNames())
                .doesNotHaveDuplicates()
                .isSubsetOf(used(dashboard).toList());
        assertThat(dashboard.variables()).allSatisfy(variable -> {
            assertThat(variable.path("label").asText()).isNotBlank();
            assertThat(variable.path("description").asText()).endsWith(".");
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void aVariableAsksWithThoseBeforeItAlone(Dashboard dashboard) {
        List<String> before = new ArrayList<>();
        for (JsonNode variable : dashboard.variables()) {
            assertThat(before)
                    .containsAll(DashboardVariables.in(variable.path("query").toString()));
            before.add(variable.path("name").asText());
        }
    }

    @Test
    void aVariableIsReplacedInEachOfItsForms() {
        DashboardVariables variables = new DashboardVariables(Map.of("job", "a$1", "__rate_interval", "1m"));

        assertThat(variables.replacedIn("rate(m{job=\"$job\", x=\"${job}\", y=~\"${job:regex}\"}[$__rate_interval])"))
                .isEqualTo("rate(m{job=\"a$1\", x=\"a$1\", y=~\"a$1\"}[1m])");
    }

    @Test
    void groupsOfRegularExpressionsAreNoVariables() {
        assertThat(DashboardVariables.in("label_replace(m, \"a\", \"$1\", \"b\", \"(.*)$\")"))
                .isEmpty();
    }

    @Test
    void fieldsOfARowAreNamedWithoutTheirKey() {
        assertThat(DashboardVariables.in("/d/x?var-a=${__data.fields[\"b:c\"]}&${job:queryparam}"))
                .containsExactly("__data", "job");
    }

    @Test
    void aVariableWithoutValueIsAMistake() {
        assertThatThrownBy(() -> new DashboardVariables(Map.of()).replacedIn("m{job=\"$job\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("$job");
    }

    private static Stream<String> used(Dashboard dashboard) {
        return strings(dashboard.json())
                .flatMap(text -> DashboardVariables.in(text).stream())
                .distinct();
    }

    private static Stream<String> strings(JsonNode node) {
        return node.isTextual()
                ? Stream.of(node.asText())
                : StreamSupport.stream(node.spliterator(), false).flatMap(DashboardVariablesTest::strings);
    }
}
