package io.certmonitor.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When the next poll cycle is due: one interval after the start of the last, jittered by up to a tenth either way, so
 * that replicas and deployments do not fall into step; or when somebody wants it.
 */
final class PollSchedule {

    private static final double JITTER = 0.1;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Duration interval;
    private final RandomGenerator random;
    private Instant started = Instant.MAX;
    private Instant due = Instant.MIN;
    private Instant requestedDue = Instant.MAX;
    private Instant retryDue = Instant.MAX;

    PollSchedule(Duration interval, RandomGenerator random) {
        this.interval = interval;
        this.random = random;
    }

    /** Whether a cycle is due; the first one is due at once, and so is one after the clock was put back. */
    boolean isDue(Instant now) {
        return !now.isBefore(due) || !now.isBefore(requestedDue) || now.isBefore(started);
    }

    /**
     * Somebody wants a cycle now; it comes no sooner than half a minute, or one interval, after the start of the last,
     * so that nobody can make the monitor use up what Azure grants.
     */
    void requested(Instant now) {
        Instant soonest = now.isBefore(started) ? now : started.plus(shortPause());
        Instant wanted = soonest.isAfter(now) ? soonest : now;
        requestedDue = wanted.isBefore(requestedDue) ? wanted : requestedDue;
    }

    /** Whether what the last cycle left undone is to be tried again. */
    boolean isRetryDue(Instant now) {
        return !now.isBefore(retryDue);
    }

    /** How long it is until the next cycle is due, unless somebody wants it sooner; not negative. */
    Duration timeLeft(Instant now) {
        Duration left = Duration.between(now, due);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** A cycle starts now. */
    void started(Instant now) {
        started = now;
        requestedDue = Instant.MAX;
        due = now.plus(jittered(interval));
    }

    /**
     * A cycle, or what an earlier one had left, has ended.
     *
     * @param complete whether nothing was left undone
     */
    void ended(Instant now, boolean complete) {
        retryDue = complete ? Instant.MAX : now.plus(jittered(shortPause()));
    }

    private Duration shortPause() {
        return interval.compareTo(LONGEST_PAUSE) < 0 ? interval : LONGEST_PAUSE;
    }

    private Duration jittered(Duration duration) {
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
