package io.certmonitor.stream;

import io.certmonitor.observation.Observation;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Reads observations; what cannot be read goes to the dead-letter topic. */
final class ObservationDecoder implements Processor<byte[], byte[], Object, Object> {

    private final EventCommits commits;
    private @Nullable ProcessorContext<Object, Object> context;

    ObservationDecoder(EventCommits commits) {
        this.commits = commits;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        this.context = processorContext;
    }

    @Override
    public void process(Record<byte[], byte[]> received) {
        if (context == null) {
            throw new IllegalStateException("init was not called");
        }
        try {
            Observation observation = ObservationReading.read(received.key(), received.value());
            context.forward(
                    new Record<Object, Object>(
                            observation.subscriptionId(), observation, received.timestamp(), received.headers()),
                    TopologyFactory.JUDGE);
        } catch (UnreadableRecordException e) {
            setAside(context, received, e.reason());
        }
    }

    private void setAside(
            ProcessorContext<Object, Object> processorContext,
            Record<byte[], byte[]> received,
            DeadLetterReason reason) {
        String origin = processorContext
                .recordMetadata()
                .map(ObservationDecoder::origin)
                .orElse("");
        processorContext.forward(DeadLetter.of(received, reason, origin), TopologyFactory.DEAD_LETTER_SINK);
        commits.written(reason, origin);
    }

    private static String origin(RecordMetadata metadata) {
        return metadata.topic() + "-" + metadata.partition() + "@" + metadata.offset();
    }
}
