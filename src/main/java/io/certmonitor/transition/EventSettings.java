package io.certmonitor.transition;

import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of the findings is told, and when.
 *
 * @param holdDown how long a finding must hold, or be gone, before that is told; never negative
 * @param holdDowns the same for single codes
 * @param minSeverity findings below it are not told, unless they were told before they became less urgent
 * @param repeatIntervals by severity, after how long a finding that still holds is told again; those that are absent
 *     are told once
 * @param inventory whether it is told that orders appear and disappear
 */
public record EventSettings(
        Duration holdDown,
        Map<FindingCode, Duration> holdDowns,
        Severity minSeverity,
        Map<Severity, Duration> repeatIntervals,
        boolean inventory) {

    /** Every finding is told at once and once, and nothing of the inventory. */
    public static final EventSettings DEFAULT =
            new EventSettings(Duration.ZERO, Map.of(), Severity.OK, Map.of(), false);

    /** Copies the maps. */
    public EventSettings {
        holdDowns = Map.copyOf(holdDowns);
        repeatIntervals = Map.copyOf(repeatIntervals);
    }

    /** How long a finding with this code must hold, or be gone, before that is told. */
    Duration holdDown(FindingCode code) {
        return holdDowns.getOrDefault(code, holdDown);
    }

    /** Whether findings of this severity are told. */
    boolean tells(Severity severity) {
        return severity.compareTo(minSeverity) >= 0;
    }

    /** After how long a finding of this severity is told again; null for never. */
    @Nullable
    Duration repeatInterval(Severity severity) {
        return repeatIntervals.get(severity);
    }
}
