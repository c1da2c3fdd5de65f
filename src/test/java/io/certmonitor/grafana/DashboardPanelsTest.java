package io.certmonitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Whoever sees a panel can tell what it shows. */
class DashboardPanelsTest {

    private static final List<Panel> PANELS = Dashboard.all().stream()
            .flatMap(dashboard -> dashboard.panels().stream())
            .filter(Panel::hasData)
            .toList();

    @Test
    void eachHasATitleADescriptionAndAUnit() {
        assertThat(PANELS).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.title()).isNotBlank();
            assertThat(panel.json().path("description").asText()).endsWith(".").hasSizeGreaterThan(10);
            assertThat(panel.json().at("/fieldConfig/defaults/unit").asText()).isNotBlank();
        });
    }

    @Test
    void eachAsksForSomethingAndEachQueryHasItsLetter() {
        assertThat(PANELS).allSatisfy(panel -> {
            assertThat(panel.targets())
                    .isNotEmpty()
                    .allMatch(target -> target.path("instant").asBoolean()
                            != target.path("range").asBoolean());
            assertThat(panel.targets())
                    .extracting(target -> target.path("refId").asText())
                    .doesNotHaveDuplicates()
                    .allMatch(letter -> letter.matches("[A-Z]"));
        });
    }

    @Test
    void seriesHaveNamesThatTheirQueryGives() {
        assertThat(PANELS)
                .allSatisfy(panel -> assertThat(panel.targets())
                        .filteredOn(target -> !isTable(target))
                        .allSatisfy(target -> {
                            String legend = target.path("legendFormat").asText();

                            assertThat(legend).isNotBlank().isNotEqualTo("__auto");
                            assertThat(given(target)).containsAll(labelsIn(legend));
                        }));
    }

    @Test
    void columnsAreWhatTheQueriesGive() {
        assertThat(PANELS)
                .filteredOn(panel -> panel.targets().stream().anyMatch(DashboardPanelsTest::isTable))
                .isNotEmpty()
                .allSatisfy(panel -> assertThat(columnsOf(panel)).isNotEmpty().isSubsetOf(fieldsOf(panel)));
    }

    @Test
    void nothingIsCountedWhereThereIsNothingToCount() {
        assertThat(DashboardExpressions.ofPanels())
                .filteredOn(expression -> expression.expr().contains("vector("))
                .as("what is 0 even while the monitor is down")
                .isEmpty();
    }

    /** Grafana draws a missing value in the colour of the lowest one, which is green for most. */
    @Test
    void whatIsMissingIsSaidAndHasNoColour() {
        assertThat(PANELS)
                .filteredOn(panel -> panel.type().equals("stat"))
                .isNotEmpty()
                .allMatch(panel -> !defaults(panel).path("noValue").asText().isBlank())
                .filteredOn(DashboardPanelsTest::isColouredByValue)
                .isNotEmpty()
                .allMatch(panel -> StreamSupport.stream(
                                defaults(panel).path("mappings").spliterator(), false)
                        .anyMatch(DashboardPanelsTest::takesTheColourFromWhatIsMissing));
    }

    private static boolean isColouredByValue(Panel panel) {
        return panel.json().at("/options/colorMode").asText().equals("background")
                && defaults(panel).at("/color/mode").asText().equals("thresholds");
    }

    private static boolean takesTheColourFromWhatIsMissing(JsonNode mapping) {
        return mapping.at("/options/match").asText().equals("null")
                && mapping.at("/options/result/color").asText().equals("transparent");
    }

    private static JsonNode defaults(Panel panel) {
        return panel.json().at("/fieldConfig/defaults");
    }

    private static boolean isTable(JsonNode target) {
        return target.path("format").asText().equals("table");
    }

    private static Set<String> given(JsonNode target) {
        PromQl read = PromQl.of(target.path("expr").asText());
        Set<String> labels = new TreeSet<>(read.kept());
        labels.addAll(read.made());
        return labels;
    }

    private static List<String> labelsIn(String legend) {
        return Stream.of(legend.split("\\{\\{", -1))
                .skip(1)
                .map(text -> text.replaceAll("}}.*", ""))
                .toList();
    }

    /** The columns that a panel arranges, as its queries name them. */
    private static Set<String> columnsOf(Panel panel) {
        Set<String> columns = new TreeSet<>();
        StreamSupport.stream(panel.json().path("transformations").spliterator(), false)
                .filter(step -> step.path("id").asText().equals("organize"))
                .map(step -> step.path("options"))
                .flatMap(options -> Stream.of("excludeByName", "indexByName", "renameByName")
                        .map(options::path))
                .forEach(names -> names.fieldNames().forEachRemaining(columns::add));
        return columns;
    }

    private static Set<String> fieldsOf(Panel panel) {
        Set<String> fields = new TreeSet<>(Set.of("Time"));
        for (JsonNode target : panel.targets()) {
            fields.addAll(given(target));
            fields.add(
                    panel.targets().size() == 1
                            ? "Value"
                            : "Value #" + target.path("refId").asText());
        }
        return fields;
    }
}
