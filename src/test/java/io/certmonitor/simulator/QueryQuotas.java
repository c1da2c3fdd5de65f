package io.certmonitor.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Resource Graph's quota: so many queries of every user within a window of time, all of which come back when it ends.
 *
 * @see <a href="https://learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests">
 *     Azure's page on it</a>
 */
final class QueryQuotas {

    private final Clock clock;
    private final Map<Key, Window> windows = new HashMap<>();

    QueryQuotas(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes a query.
     *
     * @param limit how many queries a window has, and by what it would refill how long it lasts
     * @param enforced whether to refuse when there is none left
     * @return the headers that tell what is left
     * @throws ArmException with status 429 when it is refused
     */
    synchronized Map<String, String> take(Caller caller, RateLimit limit, boolean enforced) {
        Instant now = clock.instant();
        Key key = new Key(caller.key(), limit);
        Window window = windows.get(key);
        if (window == null || !now.isBefore(window.end)) {
            window = new Window(limit.capacity(), now.plus(length(limit)));
        }
        windows.put(key, window.less());
        Map<String, String> headers = headers(window.less(), now);
        if (window.left == 0 && enforced) {
            throw GraphErrors.throttled(headers, seconds(now, window.end));
        }
        return headers;
    }

    private static Map<String, String> headers(Window window, Instant now) {
        long seconds = seconds(now, window.end);
        return Map.of(
                "x-ms-user-quota-remaining",
                String.valueOf(window.left),
                "x-ms-user-quota-resets-after",
                "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60));
    }

    private static Duration length(RateLimit limit) {
        return Duration.ofNanos((long) (limit.capacity() / limit.refillPerSecond() * 1e9));
    }

    /** Rounded up: who waits that long has the whole quota again. */
    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).plusNanos(999_999_999).toSeconds();
    }

    private record Key(String caller, RateLimit limit) {}

    private record Window(int left, Instant end) {

        Window less() {
            return new Window(Math.max(0, left - 1), end);
        }
    }
}
