package io.certmonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromqlTest {

    @Test
    void findsMetricsWithTheLabelsThatAreMatched() {
        Promql query = Promql.of(
                "sum by (zone) (rate(asked_total{code!=\"200\",zone=~\"a|b\"}[5m])) / on (zone) capacity > 0.5");

        assertThat(query.metrics())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("asked_total", Set.of("code", "zone"), "capacity", Set.of()));
        assertThat(query.aggregation()).containsExactly("zone");
    }

    @Test
    void takesNeitherFunctionsNorKeywordsNorTextForMetrics() {
        Promql query = Promql.of("label_replace(max_over_time((a:b:sum unless on () c offset 1h)[5m:1m]), "
                + "\"x\", \"y\", \"\", \"\") or time() - d");

        assertThat(query.metrics()).containsOnlyKeys("a:b:sum", "c", "d");
    }

    @Test
    void findsEveryQueryOfTheAnnotations() {
        assertThat(AlertFiles.alerts()).allSatisfy(alert -> {
            long asked = alert.annotations().values().stream()
                    .mapToLong(text -> text.split("\\bquery\\b", -1).length - 1)
                    .sum();
            assertThat(Promql.queries(alert)).hasSize((int) asked);
        });
    }
}
