package io.certmonitor.definition;

import io.certmonitor.config.PolicyConfig;
import io.certmonitor.config.PolicyNamesUnchecked;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.util.List;
import java.util.Map;

/** A policy as somebody wrote it, in YAML and environment variables. */
final class Written {

    private final SmallRyeConfig config;

    private Written(String yaml, Map<String, String> environment) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new YamlConfigSource("test", yaml, 200), new EnvConfigSource(environment, 300))
                .withMapping(PolicyConfig.class);
        new PolicyNamesUnchecked().configBuilder(builder);
        config = builder.build();
    }

    /** A whole file. */
    static Written file(String yaml) {
        return new Written(yaml, Map.of());
    }

    /** What stands below {@code certmonitor.policy}. */
    static Written policy(String yaml) {
        return file("certmonitor:\n  policy:\n" + yaml.indent(4));
    }

    static Written environment(Map<String, String> environment) {
        return new Written("", environment);
    }

    static Written policy(String yaml, Map<String, String> environment) {
        return new Written("certmonitor:\n  policy:\n" + yaml.indent(4), environment);
    }

    PolicyReading read() {
        return PolicyReading.of(config.getConfigMapping(PolicyConfig.class), config);
    }

    /** Every mistake, without the prefix that all have. */
    List<String> problems() {
        return read().problems().stream()
                .map(problem -> problem.replaceFirst("^certmonitor\\.policy\\.", ""))
                .toList();
    }
}
