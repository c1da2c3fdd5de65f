package io.certmonitor.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shows which version runs, and on which Java. */
@Startup
@Singleton
final class BuildInfo {

    BuildInfo(MeterRegistry registry, @ConfigProperty(name = "quarkus.application.version") String version) {
        Gauge.builder(MetricNames.BUILD_INFO, () -> 1)
                .description("1, with the version of the monitor and of Java")
                .tag(MetricNames.VERSION, version)
                .tag(MetricNames.JAVA_VERSION, Runtime.version().toString())
                .register(registry);
    }
}
