package io.certmonitor.config;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Keeps SmallRye Config from stopping the start at the first look at unknown names of the policy: they are told
 * together with all other mistakes.
 */
public final class PolicyNamesUnchecked implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        builder.withMappingIgnore("certmonitor.policy.**");
    }
}
