package io.certmonitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromQlTest {

    @Test
    void metricsAreFoundWithTheLabelsOfTheirSelectors() {
        PromQl read =
                PromQl.of("sum by (le) (rate(a_bucket{job=\"$job\", code!~\"2..|{}\"}[$__rate_interval])) / b_total");

        assertThat(read.metrics()).isEqualTo(Map.of("a_bucket", Set.of("job", "code"), "b_total", Set.of()));
    }

    @Test
    void functionsNumbersAndWordsInStringsAreNoMetrics() {
        assertThat(PromQl.of(
                                "label_replace(vector(1e3), \"x\", \"some_text\", \"\", \"\") or count_values(\"w\", a_b > 1)")
                        .metrics()
                        .keySet())
                .containsExactly("a_b");
    }

    @Test
    void labelsOfGroupingsAndMatchingsAreKept() {
        assertThat(PromQl.of("max by (name, status) (a_b) * on (name) group_left () max by (name, x) (c_d)")
                        .kept())
                .containsExactly("name", "status", "x");
    }

    @Test
    void labelsThatFunctionsMakeAreKnown() {
        assertThat(PromQl.of("label_replace(count_values(\"week\", a_b), \"kind\", \"$1\", \"week\", \"(.*)\")")
                        .made())
                .containsExactly("kind", "week");
    }
}
