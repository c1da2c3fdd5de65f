package io.certmonitor.api;

import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.KafkaHealth.Part;
import io.certmonitor.view.KafkaTrouble;
import io.certmonitor.view.ServiceStatus;
import io.certmonitor.view.ServiceStatus.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * The probes. Alive means that the process answers: a restart mends neither Azure nor Kafka, so neither counts. Ready
 * means that the topology runs on restored state and nothing stands in the way of Kafka, whether or not all its orders
 * are decoded yet; started that the topics were checked.
 */
final class HealthChecks {

    @Produces
    @ApplicationScoped
    @Liveness
    HealthCheck alive() {
        return () -> HealthCheckResponse.up("process");
    }

    @Produces
    @ApplicationScoped
    @Readiness
    HealthCheck ready(ServiceStatus status) {
        return () -> response("topology", status.phase() == Phase.RUNNING, status.phase());
    }

    @Produces
    @ApplicationScoped
    @Readiness
    HealthCheck kafka(KafkaHealth health) {
        return () -> {
            Map<Part, KafkaTrouble> troubles = health.troubles();
            HealthCheckResponseBuilder response =
                    HealthCheckResponse.named("kafka").status(troubles.isEmpty());
            troubles.forEach((part, trouble) ->
                    response.withData(part.label(), trouble.reason().label() + ": " + trouble.message()));
            return response.build();
        };
    }

    @Produces
    @ApplicationScoped
    @Startup
    HealthCheck started(ServiceStatus status) {
        return () -> response("topics", status.phase().topicsChecked(), status.phase());
    }

    private static HealthCheckResponse response(String name, boolean up, Phase phase) {
        return HealthCheckResponse.named(name)
                .status(up)
                .withData("phase", phase.name().toLowerCase(Locale.ROOT))
                .build();
    }
}
