package io.certmonitor.simulator;

import org.jspecify.annotations.Nullable;

/**
 * What the monitor should find, in the words of its public contract.
 *
 * @param code the finding's code, such as EXPIRING
 * @param severity info, warning or critical
 * @param tier the tier's label such as 14d, null for findings without tiers
 */
public record ExpectedFinding(
        String code, String severity, @Nullable String tier) {

    /**
     * A finding without tiers.
     *
     * @param code the finding's code
     * @param severity info, warning or critical
     * @return the finding
     */
    public static ExpectedFinding of(String code, String severity) {
        return new ExpectedFinding(code, severity, null);
    }

    /**
     * An expiry that is near.
     *
     * @param tier the deepest tier that is crossed
     * @param severity that tier's severity
     * @return the finding
     */
    public static ExpectedFinding expiring(String tier, String severity) {
        return new ExpectedFinding("EXPIRING", severity, tier);
    }

    /**
     * The type of the event that tells this finding when it is new.
     *
     * @return a CloudEvents type
     */
    public String eventType() {
        String event = switch (code) {
            case "EXPIRING" -> "expiring";
            case "EXPIRED" -> "expired";
            case "ORDER_FAILED" -> "failed";
            default -> "degraded";
        };
        return "io.certmonitor.order." + event + ".v1";
    }
}
