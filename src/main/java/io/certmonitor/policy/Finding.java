package io.certmonitor.policy;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something in an order that somebody should know.
 *
 * @param code what was found
 * @param property the property of the order it concerns, as a path in Azure's JSON; null when it concerns the order
 * @param severity how much it matters
 * @param tier the tier reached, for codes that have tiers
 * @param message the facts, with dates rather than time left, so that it stays true while the finding holds
 * @param remediation what to do about it in Azure
 */
public record Finding(
        FindingCode code,
        @Nullable String property,
        Severity severity,
        @Nullable Tier tier,
        String message,
        String remediation) {

    /** The most severe first, then by code and property. */
    public static final Comparator<Finding> BY_IMPORTANCE =
            Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::key);

    /** A finding about the order as a whole that has no tiers. */
    public static Finding of(FindingCode code, Severity severity, String message, String remediation) {
        return new Finding(code, null, severity, null, message, remediation);
    }

    /** A finding about one property. */
    public static Finding of(FindingCode code, String property, Severity severity, String message, String remediation) {
        return new Finding(code, property, severity, null, message, remediation);
    }

    /** What makes it the same finding as another. */
    public FindingKey key() {
        return new FindingKey(code, property);
    }

    /** Positive when this is more urgent than the other, negative when it is less: severity first, then tier. */
    public int compareUrgency(Finding other) {
        int bySeverity = severity.compareTo(other.severity);
        return bySeverity != 0 ? bySeverity : Integer.compare(depth(), other.depth());
    }

    /** This finding as severe as wanted; with tiers it stays as severe as its tier. */
    Finding withSeverity(@Nullable Severity wanted) {
        return wanted == null || wanted == severity || tier != null
                ? this
                : new Finding(code, property, wanted, null, message, remediation);
    }

    private int depth() {
        return tier == null ? 0 : tier.depth();
    }
}
