package io.certmonitor.azure;

import io.certmonitor.config.AzureConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Configurations as the application would read them. */
public final class AzureConfigs {

    private AzureConfigs() {}

    /** The defaults with these properties, as names below {@code certmonitor.azure} and values in turn. */
    public static AzureConfig of(String... namesAndValues) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put("certmonitor.azure." + namesAndValues[i], namesAndValues[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(AzureConfig.class)
                .withDefaultValues(properties)
                .build()
                .getConfigMapping(AzureConfig.class);
    }
}
