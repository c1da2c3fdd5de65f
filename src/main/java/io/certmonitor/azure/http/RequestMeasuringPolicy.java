package io.certmonitor.azure.http;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.certmonitor.azure.AzureRequest;
import io.certmonitor.azure.paging.PageCollector;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import reactor.core.publisher.Mono;

/** Tells of every try of a request, also of those that get no answer; each is a step of its trace. */
final class RequestMeasuringPolicy implements HttpPipelinePolicy {

    private static final Logger LOG = Logger.getLogger(RequestMeasuringPolicy.class);
    private static final String REMAINING = "x-ms-ratelimit-remaining-";
    private static final int NO_ANSWER = 0;

    private final Consumer<AzureRequest> requests;

    RequestMeasuringPolicy(Consumer<AzureRequest> requests) {
        this.requests = requests;
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        PageCollector listing = PageCollector.find(context).orElseThrow();
        return Mono.defer(() -> {
            long start = System.nanoTime();
            RequestStep step = RequestStep.begin(listing, context.getHttpRequest());
            return next.process()
                    .doOnSuccess(response -> {
                        listing.tried(response.getStatusCode());
                        step.answered(response);
                        step.end(
                                () -> tell(listing, start, response.getStatusCode(), remaining(response.getHeaders())));
                    })
                    .doOnError(error -> {
                        listing.tried(NO_ANSWER);
                        step.failed(error);
                        step.end(() -> tell(listing, start, NO_ANSWER, Map.of()));
                    })
                    // The application ends, or the time of the cycle, while the request is under way.
                    .doOnCancel(() -> {
                        step.cancelled();
                        step.end(() -> tell(listing, start, NO_ANSWER, Map.of()));
                    });
        });
    }

    private void tell(PageCollector listing, long start, int code, Map<String, Long> remaining) {
        try {
            requests.accept(new AzureRequest(
                    listing.operation().label(),
                    listing.subscriptionId(),
                    code,
                    Duration.ofNanos(System.nanoTime() - start),
                    remaining));
        } catch (RuntimeException e) {
            // Whoever counts requests must not be able to stop them.
            LOG.warn("Request to Azure not counted", e);
        }
    }

    /** What is left of each kind of rate limit, by the last part of the header's name. */
    static Map<String, Long> remaining(HttpHeaders headers) {
        Map<String, Long> remaining = new TreeMap<>();
        for (HttpHeader header : headers) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            if (name.startsWith(REMAINING) && header.getValue().matches("\\d{1,18}")) {
                remaining.put(name.substring(REMAINING.length()), Long.valueOf(header.getValue()));
            }
        }
        return remaining;
    }
}
