package io.certmonitor.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T00:00:00Z, 2026-12-01T00:00:00Z",
        "2026-12-01T02:30:00+02:30, 2026-12-01T00:00:00Z",
        "2026-12-01T00:00Z, 2026-12-01T00:00:00Z",
        "2026-12-01, 2026-12-01T00:00:00Z"
    })
    void readsTimesAndDates(String text, Instant expected) {
        assertThat(Times.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-13-01",
                "2026-02-30T00:00:00Z",
                "2026-12-01T00:00:00",
                "1764547200",
                "+999999999-12-31T23:59:59Z",
                "-1000-01-01"
            })
    void refusesEverythingElse(String text) {
        assertThat(Times.parse(text)).isEmpty();
    }
}
