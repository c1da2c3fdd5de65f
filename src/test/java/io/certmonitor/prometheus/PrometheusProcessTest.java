package io.certmonitor.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The harness on a target that always says the same. */
class PrometheusProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String METRICS = """
            # TYPE things gauge
            things{name="a"} 1
            things{name="b"} +Inf
            things{name="c"} NaN
            """;
    private static final String RULES = """
            groups:
              - name: things
                rules:
                  - alert: ThingThere
                    expr: things{name="a"} > 0
                    labels: {severity: warning}
                    annotations: {summary: "{{ $labels.name }} is {{ $value }}"}
                  - alert: Waiting
                    expr: things > 5
                    for: 1h
                  - alert: Ambiguous
                    expr: things * on (job) things
            """;

    private static HttpServer target;
    private static PrometheusProcess prometheus;

    @BeforeAll
    static void start() throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/q/metrics", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(METRICS.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        target.start();
        URI root = URI.create("http://127.0.0.1:" + target.getAddress().getPort() + "/");
        prometheus = PrometheusProcess.start(new PrometheusSetup(List.of(root), Map.of("things.yaml", RULES)));
        await().atMost(PATIENCE)
                .until(() -> !api().query("things", Instant.now()).isEmpty());
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        target.stop(0);
    }

    @Test
    void vectorScalarAndMatrixAreRead() {
        assertThat(api().query("things{name=\"a\"}", Instant.now()))
                .singleElement()
                .satisfies(series -> {
                    assertThat(series.labels())
                            .containsEntry("__name__", "things")
                            .containsEntry("job", PrometheusSetup.JOB);
                    assertThat(series.values()).containsExactly(1.0);
                });
        assertThat(api().query("vector(1) < bool 0", Instant.now()))
                .singleElement()
                .satisfies(series -> assertThat(series.values()).containsExactly(0.0));
        assertThat(api().query("2", Instant.now())).containsExactly(new Series(Map.of(), List.of(2.0)));
        Instant now = Instant.now();
        assertThat(api().queryRange("vector(3)", now.minusSeconds(2), now, Duration.ofSeconds(1)))
                .containsExactly(new Series(Map.of(), List.of(3.0, 3.0, 3.0)));
    }

    @Test
    void infinityIsDataAndNotANumberIsNone() {
        assertThat(api().query("things{name=\"b\"}", Instant.now())).allMatch(Series::hasData);
        assertThat(api().query("things{name=\"c\"}", Instant.now())).hasSize(1).noneMatch(Series::hasData);
    }

    @Test
    void whatCannotBeParsedIsRefusedWithTheReason() {
        assertThatThrownBy(() -> api().query("sum(things", Instant.now()))
                .isInstanceOf(PrometheusRefusal.class)
                .hasMessageContaining("unclosed left parenthesis");
    }

    @Test
    void whatCannotBeEvaluatedIsRefusedWithTheReason() {
        Instant now = Instant.now();
        assertThatThrownBy(() -> api().queryRange("things * on (job) things", now, now, Duration.ofSeconds(1)))
                .isInstanceOf(PrometheusRefusal.class)
                .hasMessageContaining("many-to-many");
    }

    @Test
    void valuesOfALabelAreListed() {
        assertThat(api().labelValues("name", "things")).containsExactly("a", "b", "c");
        assertThat(api().labelValues("name", "")).containsExactly("a", "b", "c");
        assertThat(api().labelValues("name", "up")).isEmpty();
    }

    @Test
    void alertsAreListedWithTheirStateAndRenderedTexts() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api().alerts())
                        .extracting(Alert::name, Alert::state)
                        .containsExactlyInAnyOrder(tuple("ThingThere", "firing"), tuple("Waiting", "pending")));
        assertThat(api().alerts())
                .filteredOn(alert -> alert.name().equals("ThingThere"))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.labels())
                            .containsEntry("severity", "warning")
                            .containsEntry("name", "a");
                    assertThat(alert.annotations()).containsEntry("summary", "a is 1");
                });
    }

    @Test
    void ruleThatCannotBeEvaluatedSaysWhy() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api().rules())
                        .extracting(Rule::name, Rule::health)
                        .containsExactly(tuple("ThingThere", "ok"), tuple("Waiting", "ok"), tuple("Ambiguous", "err")));
        assertThat(api().rules().get(2).lastError()).contains("many-to-many");
    }

    private static PrometheusApi api() {
        return prometheus.api();
    }
}
