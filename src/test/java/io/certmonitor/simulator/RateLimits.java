package io.certmonitor.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** ARM's read limits: a token bucket for every subscription, and one for calls of the tenant. */
final class RateLimits {

    private static final int CAPACITY = 250;
    private static final int REFILL_PER_SECOND = 25;

    private final Clock clock;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    /** Takes a token; empty when there was none, else how many are left. */
    OptionalInt take(String scope) {
        return buckets.computeIfAbsent(scope, key -> new Bucket(clock.instant()))
                .take(clock.instant());
    }

    private static final class Bucket {

        private double tokens = CAPACITY;
        private Instant filled;

        Bucket(Instant now) {
            filled = now;
        }

        synchronized OptionalInt take(Instant now) {
            double seconds = Duration.between(filled, now).toMillis() / 1000.0;
            if (seconds > 0) {
                tokens = Math.min(CAPACITY, tokens + seconds * REFILL_PER_SECOND);
                filled = now;
            }
            if (tokens < 1) {
                return OptionalInt.empty();
            }
            tokens--;
            return OptionalInt.of((int) tokens);
        }
    }
}
