package io.certmonitor.azure;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.certmonitor.order.FailureReason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reads each page of a listing before the SDK does, and leaves the SDK one that it can always decode: the SDK fails a
 * whole page for one bad date, and makes an unknown value vanish. It also keeps the pipeline to listings, so that the
 * monitor can change nothing.
 */
final class PagePolicy implements HttpPipelinePolicy {

    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final String NOT_REGISTERED = "MissingSubscriptionRegistration";
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        PageCollector collector = PageCollector.find(context).orElse(null);
        if (collector == null || context.getHttpRequest().getHttpMethod() != HttpMethod.GET) {
            return Mono.error(new IllegalStateException("This pipeline carries listings only"));
        }
        return next.process()
                .flatMap(response -> response.getBodyAsByteArray()
                        .defaultIfEmpty(new byte[0])
                        // Decoding a large page would hold up every other request on the event loop.
                        .publishOn(Schedulers.boundedElastic())
                        .map(body -> readSafely(collector, response, body)));
    }

    /** Reactor lets a listing hang when an error such as a stack overflow leaves a step, so none does. */
    @SuppressWarnings("CatchingUnchecked")
    private static HttpResponse readSafely(PageCollector collector, HttpResponse response, byte[] body) {
        try {
            return TextResponse.emptyPage(response.getRequest(), read(collector, response.getStatusCode(), body));
        } catch (ListingException e) {
            throw e;
        } catch (Throwable e) {
            throw new ListingException(AzureErrors.internal(e));
        }
    }

    private static @Nullable String read(PageCollector collector, int status, byte[] body) {
        if (status == OK) {
            return collector.accept(parse(body));
        }
        String code = errorCode(body);
        // A subscription that does not know the provider has no orders.
        if (status == CONFLICT && NOT_REGISTERED.equals(code) && collector.operation() == Operation.LIST_ORDERS) {
            return null;
        }
        throw new ListingException(AzureErrors.answered(status, code, collector.operation()));
    }

    private static JsonNode parse(byte[] body) {
        if (body.length == 0) {
            throw new ListingException(FailureReason.NOT_JSON, "Azure's answer is empty");
        }
        try {
            return JSON.readValue(body);
        } catch (JsonProcessingException e) {
            throw new ListingException(
                    FailureReason.NOT_JSON,
                    "Azure's answer is no JSON, or is cut short; does a proxy answer in its place?");
        } catch (IOException e) {
            throw new ListingException(AzureErrors.internal(e));
        }
    }

    private static @Nullable String errorCode(byte[] body) {
        JsonNode error;
        try {
            error = JSON.readValue(body);
        } catch (IOException e) {
            error = MissingNode.getInstance();
        }
        JsonNode code = error.path("error").path("code");
        return code.isTextual() ? code.textValue() : null;
    }
}
