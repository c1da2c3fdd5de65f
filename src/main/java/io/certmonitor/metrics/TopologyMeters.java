package io.certmonitor.metrics;

import io.certmonitor.view.ServiceStatus;
import io.certmonitor.view.ServiceStatus.Phase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** Shows what the topology is at: each state is there all the time, so that alerts see both values. */
@Startup
@Singleton
final class TopologyMeters {

    TopologyMeters(MeterRegistry registry, ServiceStatus status) {
        for (Phase phase : Phase.values()) {
            Gauge.builder(MetricNames.TOPOLOGY_STATE, status, now -> now.phase() == phase ? 1 : 0)
                    .description("1 for the state that the topology is in, else 0")
                    .tag(MetricNames.STATE, Labels.lower(phase.name()))
                    .strongReference(true)
                    .register(registry);
        }
    }
}
