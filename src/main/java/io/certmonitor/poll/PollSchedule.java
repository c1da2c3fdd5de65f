package io.certmonitor.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When the next poll cycle is due: one interval after the start of the last, jittered by up to a tenth either way, so
 * that replicas and deployments do not fall into step.
 */
final class PollSchedule {

    private static final double JITTER = 0.1;

    private final Duration interval;
    private final RandomGenerator random;
    private Instant due = Instant.MIN;

    PollSchedule(Duration interval, RandomGenerator random) {
        this.interval = interval;
        this.random = random;
    }

    /** Whether a cycle is due; the first one is due at once. */
    boolean isDue(Instant now) {
        return !now.isBefore(due);
    }

    /** A cycle starts now. */
    void started(Instant now) {
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        due = now.plusMillis(Math.round(interval.toMillis() * factor));
    }
}
