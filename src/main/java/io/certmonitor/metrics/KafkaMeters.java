package io.certmonitor.metrics;

import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.KafkaHealth.Part;
import io.certmonitor.view.KafkaTrouble.Reason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/**
 * Shows what stands in the way of Kafka: each part and reason is there all the time, so that alerts see both states.
 */
@Startup
@Singleton
final class KafkaMeters {

    KafkaMeters(MeterRegistry registry, KafkaHealth health) {
        for (Part part : Part.values()) {
            for (Reason reason : Reason.values()) {
                Gauge.builder(MetricNames.KAFKA_PROBLEM, health, now -> now.stands(part, reason) ? 1 : 0)
                        .description("1 while this stands in the way of working with Kafka, else 0")
                        .tag(MetricNames.PART, part.label())
                        .tag(MetricNames.REASON, reason.label())
                        .strongReference(true)
                        .register(registry);
            }
        }
    }
}
