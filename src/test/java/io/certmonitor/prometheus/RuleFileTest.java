package io.certmonitor.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleFileTest {

    private static final String RULES = """
            groups:
              - name: wait-5m
                interval: 2m
                rules:
                  # for 15m: a comment
                  - alert: A
                    expr: |-
                      max_over_time(rate(a{x="5m"}[5m] offset 1h)[10m:1m]) > 60
                      or rate(b[1d]) > 1m
                    for: 30m
                    keep_firing_for: 1h
                    annotations:
                      summary: More than 30 minutes, see {{ with query "max_over_time(a[15m])" }}{{ . }}{{ end }}
            """;

    @Test
    void minuteBecomesASecondWhereverPrometheusMeasuresByIt() {
        assertThat(RuleFile.hurried(RULES))
                .contains("interval: 2s", "for: 30s", "keep_firing_for: 60s", "[5s] offset 60s", "[10s:1s]", "b[1440s]")
                .contains("max_over_time(a[15s])");
    }

    @Test
    void nothingElseIsChanged() {
        assertThat(RuleFile.hurried(RULES).lines().map(line -> line.replaceAll("[0-9]+[smhd]\\b", "…")))
                .containsExactlyElementsOf(RULES.lines()
                        .map(line -> line.replaceAll("[0-9]+[smhd]\\b", "…"))
                        .toList());
        assertThat(RuleFile.hurried(RULES)).contains("wait-5m", "# for 15m:", "x=\"5m\"", "More than 30 minutes");
    }

    @Test
    void timeShorterThanAMinuteBecomesASecond() {
        assertThat(RuleFile.hurried("for: 30s")).isEqualTo("for: 1s");
    }
}
