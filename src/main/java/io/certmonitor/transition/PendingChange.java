package io.certmonitor.transition;

import io.certmonitor.policy.FindingKey;
import java.time.Instant;

/**
 * A change of a finding that has to last before it is told.
 *
 * @param finding the finding that changes
 * @param kind what becomes of it
 * @param since when it was first found so, without a break since then
 */
public record PendingChange(FindingKey finding, Kind kind, Instant since) {

    /** What becomes of the finding. What makes it more urgent is told at once. */
    public enum Kind {
        /** It holds. */
        RAISE,
        /** It became less urgent. */
        DEESCALATE,
        /** It no longer holds. */
        RESOLVE
    }
}
