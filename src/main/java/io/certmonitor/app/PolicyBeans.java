package io.certmonitor.app;

import io.certmonitor.config.PolicyConfig;
import io.certmonitor.definition.PolicyReading;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicyDefinition;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Makes the policy of what is configured. {@link StartupCheck} stops the start before one with mistakes is used. */
final class PolicyBeans {

    @Produces
    @Singleton
    PolicyReading reading(PolicyConfig written, Config config) {
        return PolicyReading.of(written, config);
    }

    @Produces
    @Singleton
    PolicyDefinition definition(PolicyReading reading) {
        return reading.definition();
    }

    @Produces
    @Singleton
    Policy policy(PolicyDefinition definition) {
        return new Policy(definition);
    }
}
