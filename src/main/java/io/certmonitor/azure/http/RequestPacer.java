package io.certmonitor.azure.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Spreads the requests of each lane so that they do not run into Azure's rate limit. It keeps a copy of Azure's token
 * bucket, corrected by what each answer says is left; when that comes near the bottom, requests go out as fast as the
 * bucket refills. The bottom is left to whoever else uses the identity.
 *
 * <p>Sizes: "Understand how Azure Resource Manager throttles requests" in Azure's documentation; 250 reads a
 * subscription and principal, refilled by 25 a second. A lane whose answers name no limit is not paced. Safe for use by
 * several threads.
 */
final class RequestPacer {

    private static final int CAPACITY = 250;
    private static final int REFILL_PER_SECOND = 25;
    private static final int LEFT_TO_OTHERS = 25;

    private final TimeMeter time;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    RequestPacer(TimeMeter time) {
        this.time = time;
    }

    /** Takes a turn, and says how long it is to wait for; not negative. */
    Duration turn(String lane) {
        return lane(lane).turn();
    }

    /** An answer says how many requests are left, and is the end of one that took a turn. */
    void answered(String lane, long remaining) {
        lane(lane).answered(remaining);
    }

    /** A request that took a turn has ended without saying what is left. */
    void ended(String lane) {
        lane(lane).ended();
    }

    private Lane lane(String lane) {
        return lanes.computeIfAbsent(lane, id -> new Lane());
    }

    private final class Lane {
        private @Nullable Bucket bucket;
        private int underWay;

        private synchronized Duration turn() {
            underWay++;
            return bucket == null ? Duration.ZERO : Duration.ofNanos(bucket.consumeIgnoringRateLimits(1));
        }

        private synchronized void answered(long remaining) {
            ended();
            if (bucket == null) {
                bucket = Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(CAPACITY).refillGreedy(REFILL_PER_SECOND, Duration.ofSeconds(1)))
                        .withCustomTimePrecision(time)
                        .build();
            }
            // Azure has not yet counted what is still on its way to it.
            long left = Math.min(CAPACITY, remaining) - LEFT_TO_OTHERS - underWay;
            long kept = bucket.getAvailableTokens();
            if (left < kept) {
                bucket.consumeIgnoringRateLimits(kept - left);
            } else if (left > kept) {
                bucket.addTokens(left - kept);
            }
        }

        private synchronized void ended() {
            underWay--;
        }
    }
}
