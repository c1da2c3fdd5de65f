package io.certmonitor.azure;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to Azure that has ended, as metrics count it: each try is a request of its own.
 *
 * @param operation what was asked for: {@code list_subscriptions}, {@code list_resource_groups} or {@code list_orders}
 * @param subscriptionId the subscription asked about; null for requests at the tenant
 * @param code the HTTP status; 0 when there was no answer
 * @param duration from sending to the end of the answer
 * @param rateLimitRemaining what the rate-limit headers say is left, by kind, for example {@code subscription-reads};
 *     empty when there were none
 */
public record AzureRequest(
        String operation,
        @Nullable String subscriptionId,
        int code,
        Duration duration,
        Map<String, Long> rateLimitRemaining) {

    /** Whether Azure asked for fewer requests. */
    public boolean throttled() {
        return code == 429;
    }
}
