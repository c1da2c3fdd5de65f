package io.certmonitor.app;

import io.certmonitor.config.PolicyConfig;
import io.certmonitor.definition.PolicyReading;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicyDefinition;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Makes the policy of what is configured. {@link StartupCheck} stops the start before one with mistakes is used. */
final class PolicyBeans {

    @Produces
    @Singleton
    // Injected, because Quarkus leaves a mapping out of the packaged service that nobody asks for.
    PolicyReading reading(Config config, PolicyConfig written) {
        return PolicyReading.of(config.unwrap(SmallRyeConfig.class), written);
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
