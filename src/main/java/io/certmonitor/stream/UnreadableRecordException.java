package io.certmonitor.stream;

/** A record is not an observation of the monitor. */
final class UnreadableRecordException extends Exception {

    private static final long serialVersionUID = 1;

    private final DeadLetterReason reason;

    UnreadableRecordException(DeadLetterReason reason) {
        super(reason.label());
        this.reason = reason;
    }

    DeadLetterReason reason() {
        return reason;
    }
}
