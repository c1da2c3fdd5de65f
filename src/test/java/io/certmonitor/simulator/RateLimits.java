package io.certmonitor.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * ARM's read limits: a token bucket for every subscription and caller, one for all callers of a subscription together,
 * and one for every caller's calls of its tenant.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling">
 *     Azure's page on it</a>
 */
final class RateLimits {

    /** Azure's page: the limit of all service principals together is 15 times that of one. */
    private static final int GLOBAL_FACTOR = 15;

    private static final String HEADER = "x-ms-ratelimit-remaining-";

    private final Clock clock;
    private final Map<Key, Bucket> buckets = new HashMap<>();

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes a read.
     *
     * @param subscription the subscription read, null for a call of the tenant
     * @param enforced whether to refuse when there is nothing left to take
     * @return the headers that tell what is left
     * @throws ArmException with status 429 when it is refused
     */
    synchronized Map<String, String> take(
            @Nullable String subscription, Caller caller, RateLimit limit, boolean enforced) {
        Map<String, Bucket> asked = buckets(subscription, caller, limit);
        double wait =
                asked.values().stream().mapToDouble(Bucket::secondsToWait).max().orElse(0);
        if (wait > 0 && enforced) {
            throw refusal(subscription, (long) Math.ceil(wait), left(asked));
        }
        asked.values().forEach(Bucket::take);
        return left(asked);
    }

    private Map<String, Bucket> buckets(@Nullable String subscription, Caller caller, RateLimit limit) {
        if (subscription == null) {
            return Map.of("tenant-reads", bucket("", caller.key(), limit));
        }
        String scope = subscription.toLowerCase(Locale.ROOT);
        return Map.of(
                "subscription-reads", bucket(scope, caller.key(), limit),
                "subscription-global-reads", bucket(scope, "", limit.times(GLOBAL_FACTOR)));
    }

    private Bucket bucket(String scope, String caller, RateLimit limit) {
        Bucket bucket =
                buckets.computeIfAbsent(new Key(scope, caller, limit), key -> new Bucket(limit, clock.instant()));
        bucket.refill(clock.instant());
        return bucket;
    }

    private static Map<String, String> left(Map<String, Bucket> asked) {
        Map<String, String> headers = new TreeMap<>();
        for (Entry<String, Bucket> entry : asked.entrySet()) {
            headers.put(HEADER + entry.getKey(), String.valueOf((int) entry.getValue().tokens));
        }
        return headers;
    }

    private static ArmException refusal(@Nullable String subscription, long seconds, Map<String, String> left) {
        Map<String, String> headers = new TreeMap<>(left);
        headers.put("Retry-After", String.valueOf(seconds));
        String whose = subscription == null ? "the tenant" : "subscription '" + subscription + "'";
        return new ArmException(
                429,
                subscription == null ? "TooManyRequests" : "SubscriptionRequestsThrottled",
                "Number of 'read' requests for " + whose + " exceeded the limit. Please try again after '" + seconds
                        + "' seconds after additional tokens are available. Refer to https://aka.ms/arm-throttling for"
                        + " additional information.",
                headers);
    }

    /** The limit is part of it, so that a limit that a fault sets has a bucket of its own, which starts full. */
    private record Key(String scope, String caller, RateLimit limit) {}

    private static final class Bucket {

        private final RateLimit limit;
        private double tokens;
        private Instant filled;

        Bucket(RateLimit limit, Instant now) {
            this.limit = limit;
            this.tokens = limit.capacity();
            this.filled = now;
        }

        void refill(Instant now) {
            double seconds = Duration.between(filled, now).toNanos() / 1e9;
            if (seconds > 0) {
                tokens = Math.min(limit.capacity(), tokens + seconds * limit.refillPerSecond());
                filled = now;
            }
        }

        double secondsToWait() {
            return tokens >= 1 ? 0 : (1 - tokens) / limit.refillPerSecond();
        }

        void take() {
            tokens = Math.max(0, tokens - 1);
        }
    }
}
