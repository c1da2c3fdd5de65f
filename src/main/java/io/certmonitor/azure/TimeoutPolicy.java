package io.certmonitor.azure;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Bounds the time of everything further down the pipeline, including the answer's body, which is read there. */
final class TimeoutPolicy implements HttpPipelinePolicy {

    private final Duration timeout;

    TimeoutPolicy(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        return next.process().timeout(timeout);
    }
}
