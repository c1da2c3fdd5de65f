package io.certmonitor.stream;

import io.certmonitor.kafka.KafkaFailures;
import io.certmonitor.view.KafkaTrouble;
import io.certmonitor.view.KafkaTrouble.Reason;
import org.apache.kafka.streams.errors.MissingSourceTopicException;

/** Says of what ended a thread of the topology what kind of trouble it is. */
final class TopologyFailures {

    private TopologyFailures() {}

    static KafkaTrouble trouble(Throwable failure) {
        return isMissingSource(failure)
                ? new KafkaTrouble(
                        Reason.TOPIC_MISSING,
                        Topics.OBSERVATIONS
                                + " is missing: create it as docs/reliability.md says, or restart the monitor")
                : KafkaFailures.trouble(failure);
    }

    private static boolean isMissingSource(Throwable failure) {
        return failure instanceof MissingSourceTopicException
                || (failure.getCause() != null && isMissingSource(failure.getCause()));
    }
}
