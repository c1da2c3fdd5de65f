package io.certmonitor.stream;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the clock has gone on without a jump, as far as looks at it tell. A clock that was put forward by mistake
 * makes everything seem old, and what is thrown away then does not come back with the right time. For use by one
 * thread.
 */
final class SteadyClock {

    private final Duration longestStep;
    private @Nullable Instant steadySince;
    private Instant last = Instant.MIN;

    /**
     * A clock that was not looked at yet.
     *
     * @param longestStep the longest time between two looks that is no jump
     */
    SteadyClock(Duration longestStep) {
        this.longestStep = longestStep;
    }

    /** Looks at the clock, and says for how long it has gone on without a jump; zero at the first look. */
    Duration steadyAt(Instant now) {
        if (steadySince == null || now.isBefore(last) || now.isAfter(last.plus(longestStep))) {
            steadySince = now;
        }
        last = now;
        return Duration.between(steadySince, now);
    }
}
