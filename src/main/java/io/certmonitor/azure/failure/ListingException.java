package io.certmonitor.azure.failure;

import io.certmonitor.azure.AzureFailure;
import io.certmonitor.order.FailureReason;

/** Carries a failure that is understood already out through the SDK, whose methods declare no checked exceptions. */
public final class ListingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final AzureFailure failure;

    /** Carries a failure. */
    public ListingException(AzureFailure failure) {
        super(failure.description(), null, false, false);
        this.failure = failure;
    }

    /**
     * Carries a failure.
     *
     * @param message what happened, for people; holds no secret and no response body
     */
    public ListingException(FailureReason reason, String message) {
        this(new AzureFailure(reason, message));
    }

    /** What has happened. */
    public AzureFailure failure() {
        return failure;
    }
}
