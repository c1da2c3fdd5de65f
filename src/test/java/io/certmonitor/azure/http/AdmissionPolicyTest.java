package io.certmonitor.azure.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.certmonitor.azure.Operation;
import io.certmonitor.azure.paging.ListPages;
import io.certmonitor.azure.paging.PageCollector;
import io.certmonitor.azure.paging.PagePolicy;
import io.certmonitor.azure.paging.TextResponse;
import io.certmonitor.azure.paging.Tries;
import io.github.bucket4j.TimeMeter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** One place, so that the second request of a lane has taken its turn and waits while the first is answered. */
class AdmissionPolicyTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final ManualTimer time = new ManualTimer();
    private final Map<String, Sinks.One<HttpResponse>> underWay = new LinkedHashMap<>();
    private final HttpPipeline pipeline = new HttpPipelineBuilder()
            .httpClient(request -> Mono.defer(() -> {
                Sinks.One<HttpResponse> answer = Sinks.one();
                underWay.put(request.getUrl().getPath(), answer);
                return answer.asMono();
            }))
            .policies(
                    new PagePolicy(Schedulers.immediate()),
                    new AdmissionPolicy(new RequestPacer(TimeMeter.SYSTEM_NANOTIME), new RequestGate(1, time), LONGEST))
            .build();

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "429, retry-after-ms, 3000, 3000",
        "429, retry-after-ms, 90000, 30000",
        "429, x-none, x, 1000",
        "200, x-ms-user-quota-resets-after, 00:00:05, 5000",
        "200, x-none, x, 1000"
    })
    void holdsBackWhatWaitsAlreadyWhenItsLaneIsToPause(int status, String header, String value, long pauseMillis) {
        send("busy", "/busy/1");
        send("busy", "/busy/2");
        send("other", "/other/1");

        answer(
                "/busy/1",
                status,
                new HttpHeaders()
                        .set(HttpHeaderName.fromString("x-ms-user-quota-remaining"), "0")
                        .set(HttpHeaderName.fromString(header), value));

        assertThat(underWay).containsOnlyKeys("/busy/1", "/other/1");
        answer("/other/1", 200, new HttpHeaders());
        time.pass(Duration.ofMillis(pauseMillis - 1));
        assertThat(underWay).doesNotContainKey("/busy/2");

        time.pass(Duration.ofMillis(1));

        assertThat(underWay).containsKey("/busy/2");
    }

    @Test
    void letsTheNextGoAtOnceAfterAnAnswerThatAsksForNoPause() {
        send("busy", "/busy/1");
        send("busy", "/busy/2");

        answer("/busy/1", 200, new HttpHeaders());

        assertThat(underWay).containsKey("/busy/2");
    }

    private void send(String subscription, String path) {
        ListPages listing = new ListPages(
                Operation.LIST_ORDERS, subscription, new Tries(), URI.create("https://azure.example"), page -> {});
        pipeline.send(
                        new HttpRequest(HttpMethod.GET, "https://azure.example" + path),
                        new Context(PageCollector.KEY, listing))
                .subscribe(response -> {}, refused -> {});
    }

    private void answer(String path, int status, HttpHeaders headers) {
        Sinks.One<HttpResponse> answer = Objects.requireNonNull(underWay.get(path));
        answer.tryEmitValue(new TextResponse(
                new HttpRequest(HttpMethod.GET, "https://azure.example" + path),
                status,
                headers,
                "{\"value\": []}".getBytes(StandardCharsets.UTF_8)));
    }
}
