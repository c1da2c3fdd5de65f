package io.certmonitor.transition;

import java.util.Locale;

/** Why a finding no longer holds, or is told otherwise than before. The labels are part of the event contract. */
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
    /** A suppression keeps it from being told. */
    SUPPRESSED,
    /** The policy changed, or does not judge it. */
    POLICY;

    /** The value in events, for example {@code recovered}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
