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
        assertThat(GrafanaVariables.of(Duration.ofHours(6), Duration.ofMinutes(5), Duration.ofSeconds(30))
                        .in("rate(x[$__rate_interval])"))
                .isEqualTo("rate(x[330s])");
    }

    @Test
    void chosenValueIsPutInInEverySpelling() {
        assertThat(variables.with("name", "a|b").in("{a=~\"$name\", b=~\"${name}\", c=~\"[[name]]\", d=~\"${name:raw}\"}"))
                .isEqualTo("{a=~\"a|b\", b=~\"a|b\", c=~\"a|b\", d=~\"a|b\"}");
    }

    @Test
    void variableIsNotTakenForAnotherWhoseNameItBegins() {
        assertThat(variables.with("name", "x").with("name_2", "y").in("$name_2 $name")).isEqualTo("y x");
    }

    @Test
    void valueIsTakenAsItIs() {
        assertThat(variables.with("name", "$1\\").in("$name")).isEqualTo("$1\\");
    }

    @Test
    void groupOfARegularExpressionIsNoVariable() {
        String expression = "label_replace(x, \"to\", \"$1-${2}\", \"from\", \"(.*)-(.*)$\")";

        assertThat(variables.in(expression)).isEqualTo(expression);
    }

    @Test
    void unknownVariableIsRefused() {
        assertThatThrownBy(() -> variables.in("x{a=\"$other\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No variable other for x{a=\"$other\"}");
    }

    @Test
    void unknownFormatIsRefused() {
        assertThatThrownBy(() -> variables.with("name", "a").in("x{a=\"${name:lucene}\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No format lucene");
    }
}
