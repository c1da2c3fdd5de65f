package io.certmonitor.metrics;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;

/** Timers with fixed buckets, so that the number of series does not depend on what is measured. */
final class Histograms {

    private Histograms() {}

    /** A timer whose buckets end at these milliseconds. */
    static Timer.Builder histogram(String name, String help, long... bucketMillis) {
        return Timer.builder(name)
                .description(help)
                .serviceLevelObjectives(
                        Arrays.stream(bucketMillis).mapToObj(Duration::ofMillis).toArray(Duration[]::new));
    }
}
