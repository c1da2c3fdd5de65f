package io.certmonitor.poll;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request to poll was not taken, or it is not certain that every replica gets it. */
public final class PollNotRequestedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final @Nullable Duration tooSoonFor;

    /** Foreseeable, so it carries no stack trace. */
    private PollNotRequestedException(String reason, @Nullable Duration tooSoonFor) {
        super(reason, null, false, false);
        this.reason = reason;
        this.tooSoonFor = tooSoonFor;
    }

    static PollNotRequestedException because(String reason) {
        return new PollNotRequestedException(reason, null);
    }

    static PollNotRequestedException tooSoon(Duration wait) {
        return new PollNotRequestedException("polls were requested too often", wait);
    }

    /** Why, and what to do where that can be said. */
    public String reason() {
        return reason;
    }

    /** How long to wait for when polls were requested too often; empty when that is not why. */
    public Optional<Duration> tooSoonFor() {
        return Optional.ofNullable(tooSoonFor);
    }
}
