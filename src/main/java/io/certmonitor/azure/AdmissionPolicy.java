package io.certmonitor.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/**
 * Lets each try of a request go when Azure's rate limit and our own bound permit it, and learns from the answer. It
 * stands below the retries, so that a request that waits for its next try holds up no other.
 */
final class AdmissionPolicy implements HttpPipelinePolicy {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final HttpHeaderName QUOTA_REMAINING = HttpHeaderName.fromString("x-ms-user-quota-remaining");
    private static final HttpHeaderName QUOTA_RESETS_AFTER = HttpHeaderName.fromString("x-ms-user-quota-resets-after");
    private static final Pattern HOURS_MINUTES_SECONDS = Pattern.compile("(\\d{1,3}):(\\d\\d):(\\d\\d)(?:\\.\\d+)?");

    private final RequestPacer pacer;
    private final RequestGate gate;
    private final Duration longest;

    /**
     * Makes the policy.
     *
     * @param longest the longest pause, whatever an answer asks for
     */
    AdmissionPolicy(RequestPacer pacer, RequestGate gate, Duration longest) {
        this.pacer = pacer;
        this.gate = gate;
        this.longest = longest;
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        PageCollector listing = PageCollector.find(context).orElseThrow();
        String lane = listing.lane();
        return Mono.defer(() -> {
            AtomicBoolean open = new AtomicBoolean(true);
            Duration wait = pacer.turn(lane);
            Mono<HttpResponse> request = gate.admit(lane, listing::isOver, next.process());
            return (wait.isZero() ? request : Mono.delay(wait).then(request))
                    .doOnNext(response -> {
                        if (open.compareAndSet(true, false)) {
                            learn(lane, response);
                        }
                    })
                    .doFinally(signal -> {
                        if (open.compareAndSet(true, false)) {
                            pacer.ended(lane);
                        }
                    });
        });
    }

    private void learn(String lane, HttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        RequestMeasuringPolicy.remaining(headers).values().stream()
                .min(Long::compare)
                .ifPresentOrElse(left -> pacer.answered(lane, left), () -> pacer.ended(lane));
        if (response.getStatusCode() == TOO_MANY_REQUESTS) {
            pause(lane, milliseconds(headers.getValue(HttpHeaderName.RETRY_AFTER_MS)));
        }
        if ("0".equals(headers.getValue(QUOTA_REMAINING))) {
            pause(lane, resetsAfter(headers));
        }
    }

    private void pause(String lane, Duration asked) {
        pacer.pause(lane, asked.compareTo(longest) > 0 ? longest : asked);
    }

    /** What {@link RetryAfterCapPolicy} leaves of the forms of Retry-After. */
    private static Duration milliseconds(@org.jspecify.annotations.Nullable String text) {
        return text == null ? Duration.ZERO : Duration.ofMillis(Long.parseLong(text));
    }

    private static Duration resetsAfter(HttpHeaders headers) {
        String text = headers.getValue(QUOTA_RESETS_AFTER);
        Matcher matcher = HOURS_MINUTES_SECONDS.matcher(text == null ? "" : text);
        return matcher.matches()
                ? Duration.ofHours(Long.parseLong(matcher.group(1)))
                        .plusMinutes(Long.parseLong(matcher.group(2)))
                        .plusSeconds(Long.parseLong(matcher.group(3)))
                : Duration.ZERO;
    }
}
