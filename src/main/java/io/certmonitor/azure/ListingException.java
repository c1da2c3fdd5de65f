package io.certmonitor.azure;

import io.certmonitor.order.FailureReason;

/** Carries a failure that is understood already out through the SDK, whose methods declare no checked exceptions. */
final class ListingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final AzureFailure failure;

    ListingException(AzureFailure failure) {
        super(failure.description(), null, false, false);
        this.failure = failure;
    }

    ListingException(FailureReason reason, String message) {
        this(new AzureFailure(reason, message));
    }

    /** What has happened. */
    AzureFailure failure() {
        return failure;
    }
}
