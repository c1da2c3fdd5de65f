package io.certmonitor.poll;

/** Not every replica could be told that a poll is wanted. */
public final class PollNotRequestedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** Foreseeable, so it carries no stack trace. */
    PollNotRequestedException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** Why, and what to do. */
    public String reason() {
        return reason;
    }
}
