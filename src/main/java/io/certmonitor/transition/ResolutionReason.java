package io.certmonitor.transition;

import java.util.Locale;

/** Why a finding no longer holds. The labels are part of the event contract. */
public enum ResolutionReason {
    /** The order is well again. */
    RECOVERED,
    /** A new certificate took the old one's place. */
    RENEWED,
    /** A more serious finding took its place. */
    SUPERSEDED,
    /** The order is gone from Azure. */
    REMOVED,
    /** The configuration no longer covers the order. */
    UNMONITORED,
    /** The policy changed. */
    POLICY;

    /** The value in events, for example {@code recovered}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
