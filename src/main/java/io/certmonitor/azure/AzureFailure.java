package io.certmonitor.azure;

import io.certmonitor.order.FailureReason;

/** Azure could not be read. Foreseeable, so it carries no stack trace; the message is for people. */
public final class AzureFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    /**
     * Creates a failure.
     *
     * @param message what happened; holds no secret and no response body
     */
    public AzureFailure(FailureReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Why Azure could not be read. */
    public FailureReason reason() {
        return reason;
    }

    /** What happened, for people. */
    public String description() {
        return String.valueOf(getMessage());
    }
}
