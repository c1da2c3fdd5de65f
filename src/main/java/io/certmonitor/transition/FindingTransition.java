package io.certmonitor.transition;

import java.util.Locale;

/** What became of a finding. The labels are part of the event contract. */
public enum FindingTransition {
    /** It holds and did not before. */
    RAISED,
    /** It became more urgent: a greater severity or a deeper tier. */
    ESCALATED,
    /** It became less urgent and still holds. */
    DEESCALATED,
    /** It still holds as it was told before. */
    REMINDED,
    /** It no longer holds. */
    RESOLVED;

    /** The value in events, for example {@code raised}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
