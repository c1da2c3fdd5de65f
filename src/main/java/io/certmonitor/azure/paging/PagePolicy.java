package io.certmonitor.azure.paging;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certmonitor.azure.Operation;
import io.certmonitor.azure.failure.AzureErrors;
import io.certmonitor.azure.failure.ListingException;
import io.certmonitor.order.FailureReason;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Reads each page of a listing before the SDK does, and leaves the SDK one that it can always decode: the SDK fails a
 * whole page for one bad date, and makes an unknown value vanish. It also keeps the pipeline to listings, so that the
 * monitor can change nothing.
 */
public final class PagePolicy implements HttpPipelinePolicy {

    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final String NOT_REGISTERED = "MissingSubscriptionRegistration";
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final Scheduler scheduler;

    /**
     * Makes the policy.
     *
     * @param scheduler where pages are decoded and told; its threads may be held up by whoever takes them
     */
    public PagePolicy(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        PageCollector collector = PageCollector.find(context).orElse(null);
        if (collector == null || !reads(context.getHttpRequest(), collector)) {
            return Mono.error(new IllegalStateException("This pipeline carries listings only"));
        }
        Disposable hold = PageHold.begin(context);
        return next.process()
                .flatMap(response -> response.getBodyAsInputStream()
                        .defaultIfEmpty(InputStream.nullInputStream())
                        // Decoding a large page would hold up every other request on the event loop.
                        .publishOn(scheduler)
                        .map(body -> collector.step().call(() -> readSafely(collector, response, body))))
                // Before the next page is asked for, which would else wait for this one.
                .doOnTerminate(hold::dispose)
                .doOnCancel(hold::dispose);
    }

    private static boolean reads(HttpRequest request, PageCollector collector) {
        return request.getHttpMethod() == HttpMethod.GET
                || (request.getHttpMethod() == HttpMethod.POST && collector.operation() == Operation.QUERY_RESOURCES);
    }

    /** Reactor lets a listing hang when an error such as a stack overflow leaves a step, so none does. */
    @SuppressWarnings("CatchingUnchecked")
    private static HttpResponse readSafely(PageCollector collector, HttpResponse response, InputStream body) {
        try {
            return TextResponse.json(response.getRequest(), read(collector, response.getStatusCode(), body));
        } catch (ListingException e) {
            throw e;
        } catch (RuntimeException e) {
            // Only the run knows why it interrupts: it stops, or its time is up.
            throw AzureErrors.isInterrupt(e) ? e : new ListingException(AzureErrors.internal(e));
        } catch (Throwable e) {
            throw new ListingException(AzureErrors.internal(e));
        }
    }

    private static ObjectNode read(PageCollector collector, int status, InputStream body) {
        if (status == OK) {
            return collector.accept(parse(body));
        }
        String code = errorCode(body);
        // A subscription that does not know the provider has no orders.
        if (status == CONFLICT && NOT_REGISTERED.equals(code) && collector.operation() == Operation.LIST_ORDERS) {
            return collector.lastPage();
        }
        throw new ListingException(AzureErrors.answered(status, code, collector.operation()));
    }

    private static JsonNode parse(InputStream body) {
        try {
            JsonNode page = JSON.readTree(body);
            if (page.isMissingNode()) {
                throw new ListingException(FailureReason.NOT_JSON, "Azure's answer is empty");
            }
            return page;
        } catch (IOException e) {
            // Bytes in memory cannot fail to be read: what cannot be decoded as text is no JSON either.
            throw new ListingException(
                    FailureReason.NOT_JSON,
                    "Azure's answer is no JSON, or is cut short; does a proxy answer in its place?");
        }
    }

    private static @Nullable String errorCode(InputStream body) {
        JsonNode error;
        try {
            error = JSON.readTree(body);
        } catch (IOException e) {
            error = MissingNode.getInstance();
        }
        JsonNode code = error.path("error").path("code");
        return code.isTextual() ? code.textValue() : null;
    }
}
