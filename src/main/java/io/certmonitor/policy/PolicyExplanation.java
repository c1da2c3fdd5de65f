package io.certmonitor.policy;

import java.util.List;

/**
 * Why an order is judged as it is.
 *
 * @param overrides the names of the overrides that are for the order, the most specific first
 * @param codes every built-in code and every code of a custom rule, in the order in which the rules are listed
 * @param settings what holds for the order, each with its source
 */
public record PolicyExplanation(List<String> overrides, List<CodeExplanation> codes, List<EffectiveSetting> settings) {

    /** Copies the lists. */
    public PolicyExplanation {
        overrides = List.copyOf(overrides);
        codes = List.copyOf(codes);
        settings = List.copyOf(settings);
    }
}
