package io.certmonitor.stream;

import io.certmonitor.kafka.KafkaFailures;
import io.certmonitor.view.KafkaTrouble;
import io.certmonitor.view.KafkaTrouble.Reason;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;

/** Says of what ended a thread of the topology what kind of trouble it is. */
final class TopologyFailures {

    /** How Kafka Streams says that the topic it reads and the changelogs of the state differ in partitions. */
    private static final String OTHER_PARTITIONS = "has invalid partitions";

    private TopologyFailures() {}

    static KafkaTrouble trouble(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MissingSourceTopicException) {
                return new KafkaTrouble(
                        Reason.TOPIC_MISSING,
                        Topics.OBSERVATIONS
                                + " is missing: create it as docs/reliability.md says, or restart the monitor");
            }
            if (cause instanceof StreamsException
                    && String.valueOf(cause.getMessage()).contains(OTHER_PARTITIONS)) {
                return new KafkaTrouble(
                        Reason.TOPIC_MISMATCH,
                        Topics.OBSERVATIONS
                                + " and the changelogs of the state have not as many partitions: put it right as"
                                + " docs/reliability.md says");
            }
        }
        return KafkaFailures.trouble(failure);
    }
}
