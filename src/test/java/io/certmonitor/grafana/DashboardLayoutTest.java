package io.certmonitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A dashboard can be provisioned, imported and read from top to bottom. */
class DashboardLayoutTest {

    /** Applying a manifest keeps it in an annotation too, and annotations hold 256 KiB. */
    private static final long LARGEST_FILE = 200_000;

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    @Test
    void thereAreThreeDashboardsWithUidsOfTheirOwn() {
        assertThat(dashboards().stream().map(Dashboard::uid))
                .containsExactlyInAnyOrder("certmonitor-fleet", "certmonitor-order", "certmonitor-operations");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void anInstanceCanTakeItAsItIs(Dashboard dashboard) {
        assertThat(dashboard.json().path("id").isNull())
                .as("no id of some instance")
                .isTrue();
        assertThat(dashboard.json().path("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
        assertThat(dashboard.json().path("editable").asBoolean()).isTrue();
        assertThat(dashboard.json().path("title").asText()).isNotBlank();
        assertThat(dashboard.json().path("description").asText()).isNotBlank();
        assertThat(dashboard.json().path("tags")).anyMatch(tag -> tag.asText().equals("certmonitor"));
        assertThat(dashboard.json().path("time").path("from").asText()).startsWith("now-");
        assertThat(dashboard.json().path("refresh").asText()).matches("\\d+[sm]");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void itFitsIntoAConfigMap(Dashboard dashboard) throws IOException {
        assertThat(Files.size(Dashboard.FOLDER.resolve(dashboard.file()))).isLessThan(LARGEST_FILE);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void idsOfPanelsAreUnique(Dashboard dashboard) {
        assertThat(dashboard.panels())
                .extracting(panel -> panel.json().path("id").asInt())
                .doesNotHaveDuplicates()
                .allMatch(id -> id > 0);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void noPanelCoversAnotherOrLeavesTheGrid(Dashboard dashboard) {
        List<Panel> panels = dashboard.panels();
        for (int i = 0; i < panels.size(); i++) {
            Panel panel = panels.get(i);
            assertThat(panel.area()).as("%s", panel).matches(Area::isOnGrid, "is on the grid");
            assertThat(panels.subList(i + 1, panels.size()))
                    .as("what covers %s", panel)
                    .noneMatch(other -> panel.area().overlaps(other.area()));
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelStandsBelowARowWithATitle(Dashboard dashboard) {
        List<Panel> panels = dashboard.panels();

        assertThat(panels.get(0).type()).isEqualTo("row");
        assertThat(panels).allMatch(panel -> !panel.title().isBlank());
        assertThat(panels).extracting(panel -> panel.area().y()).isSorted();
    }
}
