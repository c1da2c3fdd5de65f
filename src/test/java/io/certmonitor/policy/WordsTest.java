package io.certmonitor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @Test
    void aDateIsInEnglishAndInUtc() {
        assertThat(Words.at(Instant.parse("2026-12-07T09:05:59Z"))).isEqualTo("7 Dec 2026 09:05 UTC");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "P198D,           198 days",
        "P47D,            47 days",
        "P2D,             2 days",
        "P1DT23H59M,      47 hours 59 minutes",
        "P15DT16H,        15 days 16 hours",
        "P7DT20H,         7 days 20 hours",
        "P2DT1H,          2 days 1 hour",
        "P1D,             24 hours",
        "PT2H,            2 hours",
        "PT2H1M,          2 hours 1 minute",
        "PT119M,          119 minutes",
        "PT1M,            1 minute",
        "PT0S,            0 minutes"
    })
    void aDurationIsInTheUnitsThatSayItExactly(Duration duration, String words) {
        assertThat(Words.of(duration)).isEqualTo(words);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "P197DT23H59M59S, 198 days",
        "P198D,           198 days",
        "P198DT1H,        198 days",
        "P89DT12H,        90 days",
        "PT20H,           20 hours"
    })
    void aLifetimeIsInDaysAsCertificateAuthoritiesCountThem(Duration lifetime, String words) {
        assertThat(Words.lifetime(lifetime)).isEqualTo(words);
    }
}
