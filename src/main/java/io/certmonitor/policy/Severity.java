package io.certmonitor.policy;

import java.util.Locale;

/** How much a finding matters, in ascending order. The labels are a public contract. */
public enum Severity {
    /** Nothing to do. */
    OK(0),
    /** Good to know. */
    INFO(1),
    /** Somebody should act in working hours. */
    WARNING(2),
    /** Somebody should act now. */
    CRITICAL(3);

    private final int level;

    Severity(int level) {
        this.level = level;
    }

    /** The value in events, metrics and the API, for example {@code critical}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of {@code certmonitor_order_severity}, from 0 for {@link #OK} to 3 for {@link #CRITICAL}. */
    public int level() {
        return level;
    }

    /** The greater of the two. */
    public Severity max(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
