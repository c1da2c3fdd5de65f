package io.certmonitor.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GrafanaVariablesTest {

    private final GrafanaVariables variables =
            GrafanaVariables.of(Duration.ofHours(6), Duration.ofMinutes(1), Duration.ofSeconds(30));

    @Test
    void rangesAndIntervalsFollowFromWhatIsLookedAt() {
        assertThat(variables.in("increase(x[$__range]) + avg_over_time(y[${__interval}])"))
                .isEqualTo("increase(x[21600s]) + avg_over_time(y[60s])");
        assertThat(variables.in("$__range_s $__range_ms $__interval_ms")).isEqualTo("21600 21600000 60000");
    }

    @Test
    void rateSeesFourScrapesAtLeast() {
        assertThat(variables.in("rate(x[$__rate_interval])")).isEqualTo("rate(x[120s])");
    }

    @Test
    void rateSeesAScrapeMoreThanOneStep() {
        assertThat(GrafanaVariables.of(Duration.ofHours(6), Duration.ofMinutes(5), Duration.ofSeconds(30))
                        .in("rate(x[$__rate_interval])"))
                .isEqualTo("rate(x[330s])");
    }

    @Test
    void chosenValueIsTakenAsItIs() {
        assertThat(variables.with("name", "$1|.*").in("x{a=~\"$name\"}")).isEqualTo("x{a=~\"$1|.*\"}");
    }

    @Test
    void laterChoiceLeavesTheEarlierVariablesAsTheyWere() {
        GrafanaVariables one = variables.with("name", "a");

        assertThat(one.with("name", "b").in("$name")).isEqualTo("b");
        assertThat(one.in("$name")).isEqualTo("a");
    }

    @Test
    void variableWithoutValueIsRefused() {
        assertThatThrownBy(() -> variables.in("x{a=\"$other\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("$other");
    }
}
