package io.certmonitor.app;

import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicyDefinition;
import io.certmonitor.policy.PolicySettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The policy of the service and of its commands, made in one place so that both judge alike. */
public final class ConfiguredPolicy {

    @Produces
    @Singleton
    PolicyDefinition policyDefinition() {
        return definition();
    }

    @Produces
    @Singleton
    Policy policy(PolicyDefinition definition) {
        return policyOf(definition);
    }

    /** What is configured. */
    public static PolicyDefinition definition() {
        return PolicyDefinition.DEFAULT;
    }

    /** The policy that applies a definition. */
    public static Policy policyOf(PolicyDefinition definition) {
        return new Policy(PolicySettings.DEFAULT);
    }
}
