package io.certmonitor.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.http.policy.UserAgentPolicy;
import com.azure.resourcemanager.resources.fluentcore.policy.AuthenticationPolicy;
import io.certmonitor.config.AzureConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the one HTTP pipeline that all clients share. It is not the SDK's own, because that one registers resource
 * providers when they are missing, and the monitor changes nothing. It logs neither headers nor bodies.
 */
final class AzurePipeline {

    private static final Duration SHORTEST_BACKOFF = Duration.ofMillis(800);

    private AzurePipeline() {}

    /**
     * Makes a pipeline.
     *
     * @param requests is told of every try
     */
    static HttpPipeline create(
            AzureConfig config, CloudEnvironment cloud, HttpClient client, Consumer<AzureRequest> requests) {
        return new HttpPipelineBuilder()
                .httpClient(client)
                .policies(
                        new PagePolicy(),
                        new UserAgentPolicy("certmonitor"),
                        new RequestIdPolicy(),
                        retries(config),
                        new RetryAfterCapPolicy(config.maxBackoff(), Clock.systemUTC()),
                        new TimeoutPolicy(config.requestTimeout()),
                        authentication(Credentials.of(config, cloud.authorityHost(), client), cloud),
                        new RequestMeasuringPolicy(requests))
                .build();
    }

    private static HttpPipelinePolicy retries(AzureConfig config) {
        Duration longest = config.maxBackoff();
        return new RetryPolicy(new RetryOptions(new ExponentialBackoffOptions()
                .setMaxRetries(config.maxRetries())
                .setBaseDelay(SHORTEST_BACKOFF.compareTo(longest) < 0 ? SHORTEST_BACKOFF : longest)
                .setMaxDelay(longest)));
    }

    private static HttpPipelinePolicy authentication(@Nullable TokenCredential credential, CloudEnvironment cloud) {
        if (credential != null) {
            return new AuthenticationPolicy(credential, cloud.environment(), cloud.managementScope());
        }
        return (context, next) -> {
            context.getHttpRequest().setHeader(HttpHeaderName.AUTHORIZATION, "Bearer none");
            return next.process();
        };
    }
}
