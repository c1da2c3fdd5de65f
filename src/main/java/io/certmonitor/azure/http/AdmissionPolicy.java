package io.certmonitor.azure.http;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.certmonitor.azure.paging.PageCollector;
import io.certmonitor.azure.paging.PageHold;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Lets each try of a request go when Azure's rate limit and our own bound permit it, and learns from the answer. It
 * stands below the retries, so that a request that waits for its next try holds up no other.
 */
final class AdmissionPolicy implements HttpPipelinePolicy {

    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    /** Azure's limits refill by the second. */
    private static final Duration PAUSE_WHEN_NONE_IS_ASKED_FOR = Duration.ofSeconds(1);

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
        Disposable.Swap hold = PageHold.of(context);
        return Mono.defer(() -> {
            AtomicBoolean open = new AtomicBoolean(true);
            Duration wait = pacer.turn(lane);
            // Learns before the gate lets in the next, which may have to wait for what was learnt.
            Mono<HttpResponse> request = gate.admit(
                            lane, listing::isOver, hold, next.process().doOnNext(response -> {
                                if (open.compareAndSet(true, false)) {
                                    learn(lane, response);
                                }
                            }))
                    .doOnNext(response -> {
                        if (response.getStatusCode() != OK) {
                            // No page, but perhaps a reason to wait for the next try, which holds no place.
                            hold.update(Disposables.disposed());
                        }
                    });
            return (wait.isZero() ? request : Mono.delay(wait).then(request)).doFinally(signal -> {
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
            pause(lane, retryAfter(headers));
        }
        if ("0".equals(headers.getValue(QUOTA_REMAINING))) {
            pause(lane, resetsAfter(headers));
        }
    }

    private void pause(String lane, Optional<Duration> asked) {
        Duration pause = asked.orElse(PAUSE_WHEN_NONE_IS_ASKED_FOR);
        gate.pause(lane, pause.compareTo(longest) > 0 ? longest : pause);
    }

    /** What {@link RetryAfterCapPolicy} leaves of the forms of Retry-After. */
    private static Optional<Duration> retryAfter(HttpHeaders headers) {
        return Optional.ofNullable(headers.getValue(HttpHeaderName.RETRY_AFTER_MS))
                .map(Long::valueOf)
                .map(Duration::ofMillis);
    }

    private static Optional<Duration> resetsAfter(HttpHeaders headers) {
        return Optional.ofNullable(headers.getValue(QUOTA_RESETS_AFTER))
                .map(HOURS_MINUTES_SECONDS::matcher)
                .filter(Matcher::matches)
                .map(time -> Duration.ofHours(Long.parseLong(time.group(1)))
                        .plusMinutes(Long.parseLong(time.group(2)))
                        .plusSeconds(Long.parseLong(time.group(3))));
    }
}
