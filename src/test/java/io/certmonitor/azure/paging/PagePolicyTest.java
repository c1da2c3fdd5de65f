package io.certmonitor.azure.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.azure.Operation;
import io.certmonitor.azure.failure.ListingException;
import io.certmonitor.order.FailureReason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class PagePolicyTest {

    private static final String ENDPOINT = "https://management.azure.com";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void givesTheSdkAnEmptyPageWithTheSameLink() {
        List<String> entries = new ArrayList<>();

        HttpResponse response = answer(
                "{\"value\": [\"a\", \"b\"], \"nextLink\": \"https://management.azure.com/2\"}",
                entry -> entries.add(entry.textValue()));

        assertThat(entries).containsExactly("a", "b");
        assertThat(response.getBodyAsString().block())
                .isEqualTo("{\"value\":[],\"nextLink\":\"https://management.azure.com/2\"}");
    }

    @Test
    void turnsAnErrorInDecodingIntoAFailureInsteadOfHanging() {
        assertThatThrownBy(() -> answer("{\"value\": [1]}", entry -> {
                    throw new StackOverflowError("deep");
                }))
                .isInstanceOfSatisfying(
                        ListingException.class,
                        e -> assertThat(e.failure().reason()).isEqualTo(FailureReason.INTERNAL));
    }

    /** Or a run whose time is up while a page is told would now and then take that for a fault of the monitor. */
    @Test
    void leavesAnInterruptToTheRunThatKnowsItsReason() {
        assertThatThrownBy(() -> answer("{\"value\": [1]}", entry -> {
                    throw new IllegalStateException(new InterruptedException());
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void tellsTheEntriesOfAPageWhoseLinkMustNotBeFollowed() {
        List<JsonNode> entries = new ArrayList<>();

        assertThatThrownBy(() -> answer("{\"value\": [1], \"nextLink\": \"https://evil.example\"}", entries::add))
                .isInstanceOf(ListingException.class);
        assertThat(entries).hasSize(1);
    }

    @Test
    void sendsNothingThatIsNotPartOfAListing() {
        HttpRequest request = new HttpRequest(HttpMethod.GET, ENDPOINT);

        assertThatThrownBy(() -> pipeline("{}").send(request, Context.NONE).block(SOON))
                .isInstanceOf(IllegalStateException.class);
        assertThat(sent).hasValue(0);
    }

    @Test
    void sendsNothingThatCouldChangeAzure() {
        HttpRequest request = new HttpRequest(HttpMethod.POST, ENDPOINT + "/providers/x/register");

        assertThatThrownBy(() -> pipeline("{}")
                        .send(request, new Context(PageCollector.KEY, collector(entry -> {})))
                        .block(SOON))
                .isInstanceOf(IllegalStateException.class);
        assertThat(sent).hasValue(0);
    }

    private HttpResponse answer(String body, Consumer<JsonNode> entries) {
        HttpRequest request = new HttpRequest(HttpMethod.GET, ENDPOINT);
        HttpResponse response = pipeline(body)
                .send(request, new Context(PageCollector.KEY, collector(entries)))
                .block(SOON);
        return java.util.Objects.requireNonNull(response);
    }

    private HttpPipeline pipeline(String body) {
        return new HttpPipelineBuilder()
                .policies(new PagePolicy(Schedulers.boundedElastic()))
                .httpClient(request -> Mono.fromSupplier(() -> {
                    sent.incrementAndGet();
                    return new TextResponse(request, 200, new HttpHeaders(), body.getBytes(StandardCharsets.UTF_8));
                }))
                .build();
    }

    private static PageCollector collector(Consumer<JsonNode> entries) {
        return new ListPages(
                Operation.LIST_ORDERS, "s", new Tries(), URI.create(ENDPOINT), page -> page.forEach(entries));
    }
}
