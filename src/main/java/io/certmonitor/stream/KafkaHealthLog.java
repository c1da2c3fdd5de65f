package io.certmonitor.stream;

import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.KafkaTrouble;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jboss.logging.Logger;

/** One log line for each change of what stands in the way of Kafka. */
final class KafkaHealthLog {

    private static final Logger LOG = Logger.getLogger("io.certmonitor.kafka");

    @Produces
    @Singleton
    KafkaHealth kafkaHealth() {
        return new KafkaHealth(KafkaHealthLog::changed);
    }

    private static void changed(KafkaHealth.Change change) {
        KafkaTrouble now = change.now();
        if (now == null) {
            KafkaTrouble before = Objects.requireNonNull(change.before());
            LOG.infof(
                    "kafka trouble over part=%s reason=%s",
                    change.part().label(), before.reason().label());
        } else {
            LOG.warnf(
                    "kafka trouble part=%s reason=%s message=\"%s\"",
                    change.part().label(), now.reason().label(), now.message());
        }
    }
}
