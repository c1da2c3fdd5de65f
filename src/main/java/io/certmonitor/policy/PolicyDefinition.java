package io.certmonitor.policy;

import java.util.List;

/**
 * A policy as a team configures it.
 *
 * @param defaults what it sets for all orders
 * @param overrides what it sets for some; the most specific match wins, of equals the first
 * @param suppressions what is not to be told for a time
 * @param customRules what is asked besides the built-in rules
 */
public record PolicyDefinition(
        PolicyChanges defaults,
        List<PolicyOverride> overrides,
        List<Suppression> suppressions,
        CustomRules customRules) {

    /** What holds when nothing is configured. */
    public static final PolicyDefinition DEFAULT =
            new PolicyDefinition(PolicyChanges.NONE, List.of(), List.of(), CustomRules.NONE);

    /** Copies the lists. */
    public PolicyDefinition {
        overrides = List.copyOf(overrides);
        suppressions = List.copyOf(suppressions);
    }
}
