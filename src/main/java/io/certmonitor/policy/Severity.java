package io.certmonitor.policy;

import java.util.Locale;

/** How much a finding matters, in ascending order. The labels are a public contract. */
public enum Severity {
    /** Nothing to do. */
    OK,
    /** Good to know. */
    INFO,
    /** Somebody should act in working hours. */
    WARNING,
    /** Somebody should act now. */
    CRITICAL;

    /** The value in events, metrics and the API, for example {@code critical}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The greater of the two. */
    public Severity max(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
