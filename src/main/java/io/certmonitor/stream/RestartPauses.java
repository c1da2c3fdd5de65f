package io.certmonitor.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long to wait before a failed topology thread is replaced: doubling, and short again after a good while. */
final class RestartPauses {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final Duration GOOD_WHILE = Duration.ofMinutes(5);

    private final Clock clock;
    private Duration pause = SHORTEST;
    private Instant last = Instant.MIN;

    RestartPauses(Clock clock) {
        this.clock = clock;
    }

    /** The pause after a failure that happens now. */
    synchronized Duration next() {
        Instant now = clock.instant();
        if (last.isBefore(now.minus(GOOD_WHILE))) {
            pause = SHORTEST;
        }
        Duration current = pause;
        last = now;
        pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        return current;
    }
}
