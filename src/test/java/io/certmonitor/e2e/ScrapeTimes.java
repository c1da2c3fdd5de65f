package io.certmonitor.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How long scrapes took.
 *
 * @param sorted the times, the shortest first
 * @param bytes how long the last answer was
 * @param processorTime what the service computed for each, on average
 */
record ScrapeTimes(List<Duration> sorted, long bytes, Duration processorTime) {

    ScrapeTimes {
        sorted = sorted.stream().sorted().toList();
    }

    /** The time that so many of a hundred scrapes did not exceed. */
    Duration percentile(int percent) {
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %d ms, p99 %d ms, max %d ms, %,d bytes, %d ms of processor time each",
                percentile(50).toMillis(),
                percentile(99).toMillis(),
                percentile(100).toMillis(),
                bytes,
                processorTime.toMillis());
    }
}
