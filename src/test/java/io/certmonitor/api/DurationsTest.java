package io.certmonitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @Test
    void readsShortForms() {
        assertThat(Durations.parse("30d")).contains(Duration.ofDays(30));
        assertThat(Durations.parse("12H")).contains(Duration.ofHours(12));
        assertThat(Durations.parse("15m")).contains(Duration.ofMinutes(15));
        assertThat(Durations.parse("60s")).contains(Duration.ofSeconds(60));
        assertThat(Durations.parse("0s")).contains(Duration.ZERO);
    }

    @Test
    void readsIso8601() {
        assertThat(Durations.parse("P30D")).contains(Duration.ofDays(30));
        assertThat(Durations.parse("PT12H")).contains(Duration.ofHours(12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "d", "-1d", "1.5d", "P1Y", "-P1D", "30 d", "9999999999999d", "99999999999999999999d"})
    void refusesEverythingElse(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"P60D,60d", "PT36H,36h", "PT90M,90m", "PT61S,61s", "PT0S,PT0S", "PT0.5S,PT0.5S", "PT1440H,60d"})
    void writesTheGreatestUnitThatGivesAWholeNumber(Duration duration, String text) {
        assertThat(Durations.format(duration)).isEqualTo(text);
    }
}
