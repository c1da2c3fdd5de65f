package io.certmonitor.policy;

/**
 * One place that sets something.
 *
 * @param source what explanations call it
 */
record SettingsLayer(String source, PolicyChanges changes) {

    /** The source of what nobody set. */
    static final String DEFAULT = "default";

    /** The source of what the policy sets for all orders. */
    static final String POLICY = "policy";

    static SettingsLayer of(PolicyOverride override) {
        return new SettingsLayer(override.name(), override.changes());
    }
}
