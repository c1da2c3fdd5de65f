package io.certmonitor.azure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One request to Azure that has ended, as metrics count it: each try is a request of its own.
 *
 * @param operation what was asked for: one of {@link #OPERATIONS}
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

    /** Every operation there is, for example {@code list_orders}. The names are a public contract: metrics use them. */
    public static final List<String> OPERATIONS =
            Stream.of(Operation.values()).map(Operation::label).toList();

    /** Whether Azure asked for fewer requests. */
    public boolean throttled() {
        return code == 429;
    }
}
