package io.certmonitor.cli;

import io.certmonitor.azure.CloudEnvironment;
import io.certmonitor.config.AzureConfig;
import io.certmonitor.config.PolicyConfig;
import io.certmonitor.definition.PolicyReading;
import io.certmonitor.event.Portal;
import io.certmonitor.policy.Policy;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The part of the configuration that commands need, from where the service reads it: environment, system properties,
 * {@code config/application.yaml} and what is packaged.
 */
record CommandConfiguration(Policy policy, Portal portal) {

    /**
     * Reads the configuration.
     *
     * @throws CommandFailedException when it is wrong, with all that is
     */
    static CommandConfiguration read() throws CommandFailedException {
        try {
            SmallRyeConfig config = ConfigUtils.configBuilder()
                    .withMapping(AzureConfig.class)
                    .withMapping(PolicyConfig.class)
                    .withValidateUnknown(false)
                    .build();
            AzureConfig azure = config.getConfigMapping(AzureConfig.class);
            PolicyReading policy = PolicyReading.of(config.getConfigMapping(PolicyConfig.class), config);
            if (!policy.problems().isEmpty()) {
                throw wrong(policy.problems());
            }
            return new CommandConfiguration(
                    new Policy(policy.definition()),
                    new Portal(URI.create("https://" + CloudEnvironment.portalHost(azure.cloud()))));
        } catch (ConfigValidationException e) {
            throw wrong(IntStream.range(0, e.getProblemCount())
                    .mapToObj(number -> e.getProblem(number).getMessage())
                    .toList());
        } catch (RuntimeException e) {
            throw wrong(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static CommandFailedException wrong(List<String> problems) {
        return new CommandFailedException(
                ExitCodes.CONFIG, "The configuration is wrong: " + String.join("; ", problems));
    }
}
