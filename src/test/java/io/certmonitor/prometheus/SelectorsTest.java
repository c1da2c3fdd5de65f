package io.certmonitor.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SelectorsTest {

    @Test
    void metricWithAndWithoutLabelsIsFoundOnce() {
        assertThat(Selectors.in("sum by (name) (certmonitor_a{x=\"1\"}) / certmonitor_b > certmonitor_b"))
                .containsExactly("certmonitor_a{x=\"1\"}", "certmonitor_b");
    }

    @Test
    void recordedSeriesIsFoundWithItsLevels() {
        assertThat(Selectors.in("fleet:certmonitor_a:max{x=\"1\"} or fleet:certmonitor_b:min"))
                .containsExactly("fleet:certmonitor_a:max{x=\"1\"}", "fleet:certmonitor_b:min");
    }

    @Test
    void rangeIsLeftOut() {
        assertThat(Selectors.in("rate(kafka_a_total{x=\"1\"}[5m]) + increase(jvm_b[1h:1m] offset 1d)"))
                .containsExactly("kafka_a_total{x=\"1\"}", "jvm_b");
    }

    @Test
    void bracesAndQuotesInAValueDoNotEndTheSelector() {
        assertThat(Selectors.in("process_a{x=~\"a{2}|\\\"}\",y!=\"\"} == 1"))
                .containsExactly("process_a{x=~\"a{2}|\\\"}\",y!=\"\"}");
    }

    @Test
    void alertsAreSeriesToo() {
        assertThat(Selectors.in("certmonitor_a unless ALERTS{alertname=\"B\"}"))
                .containsExactly("certmonitor_a", "ALERTS{alertname=\"B\"}");
    }
}
