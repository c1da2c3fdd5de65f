package io.certmonitor.azure.http;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.RequestRetryCondition;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.http.policy.UserAgentPolicy;
import io.certmonitor.azure.AzureRequest;
import io.certmonitor.azure.CloudEnvironment;
import io.certmonitor.azure.paging.PagePolicy;
import io.certmonitor.config.AzureConfig;
import io.github.bucket4j.TimeMeter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Makes the one HTTP pipeline that all clients share. It is not the SDK's own, because that one registers resource
 * providers when they are missing, and the monitor changes nothing. It logs neither headers nor bodies.
 */
public final class AzurePipeline {

    private static final Duration SHORTEST_BACKOFF = Duration.ofMillis(800);
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;

    private AzurePipeline() {}

    /**
     * Makes a pipeline.
     *
     * @param credential null to sign in with none
     * @param clock says how long it is until the date that a Retry-After header names
     * @param scheduler where pages are decoded and told
     * @param requests is told of every try
     */
    public static HttpPipeline create(
            AzureConfig config,
            CloudEnvironment cloud,
            HttpClient client,
            @Nullable TokenCredential credential,
            Clock clock,
            Scheduler scheduler,
            Consumer<AzureRequest> requests) {
        return new HttpPipelineBuilder()
                .httpClient(client)
                .policies(
                        new PagePolicy(scheduler),
                        new ApiVersionPolicy(config.apiVersion()),
                        new UserAgentPolicy("certmonitor"),
                        new RequestIdPolicy(),
                        retries(config),
                        authentication(credential, cloud),
                        new AdmissionPolicy(
                                new RequestPacer(TimeMeter.SYSTEM_NANOTIME),
                                new RequestGate(config.concurrency(), Schedulers.parallel()),
                                config.maxBackoff()),
                        new RetryAfterCapPolicy(config.maxBackoff(), clock),
                        new RequestMeasuringPolicy(requests))
                .build();
    }

    private static HttpPipelinePolicy retries(AzureConfig config) {
        Duration longest = config.maxBackoff();
        ExponentialBackoffOptions backoff = new ExponentialBackoffOptions()
                .setMaxRetries(config.maxRetries())
                .setBaseDelay(SHORTEST_BACKOFF.compareTo(longest) < 0 ? SHORTEST_BACKOFF : longest)
                .setMaxDelay(longest);
        return new RetryPolicy(new RetryOptions(backoff).setShouldRetryCondition(AzurePipeline::isTransient));
    }

    /** The SDK would try again after any exception, also when there is no token to be had. */
    private static boolean isTransient(RequestRetryCondition attempt) {
        if (attempt.getResponse() != null) {
            int status = attempt.getResponse().getStatusCode();
            return status == REQUEST_TIMEOUT
                    || status == TOO_MANY_REQUESTS
                    || (status >= SERVER_ERROR && status != NOT_IMPLEMENTED);
        }
        return attempt.getThrowable() instanceof IOException || attempt.getThrowable() instanceof TimeoutException;
    }

    private static HttpPipelinePolicy authentication(@Nullable TokenCredential credential, CloudEnvironment cloud) {
        if (credential != null) {
            // Not the Resource Manager's own policy: it ignores that a token was revoked, and asks for it again.
            return new BearerTokenAuthenticationPolicy(credential, cloud.managementScope());
        }
        return (context, next) -> {
            context.getHttpRequest().setHeader(HttpHeaderName.AUTHORIZATION, "Bearer none");
            return next.process();
        };
    }
}
