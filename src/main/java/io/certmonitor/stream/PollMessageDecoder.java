package io.certmonitor.stream;

import io.certmonitor.observation.Observation;
import io.certmonitor.observation.PollMessage;
import io.certmonitor.observation.PollRequest;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Reads what polls send, and hands requests to poll to the poller of this replica; what cannot be read goes to the
 * dead-letter topic.
 */
final class PollMessageDecoder implements Processor<byte[], byte[], Object, Object> {

    private final EventCommits commits;
    private final Consumer<PollRequest> pollRequests;
    private @Nullable ProcessorContext<Object, Object> context;

    PollMessageDecoder(EventCommits commits, Consumer<PollRequest> pollRequests) {
        this.commits = commits;
        this.pollRequests = pollRequests;
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
            pass(context, received, PollMessageReading.read(received.key(), received.value()));
        } catch (UnreadableRecordException e) {
            setAside(context, received, e.reason());
        }
    }

    private void pass(
            ProcessorContext<Object, Object> processorContext, Record<byte[], byte[]> received, PollMessage message) {
        if (message instanceof PollRequest request) {
            pollRequests.accept(request);
        } else if (message instanceof Observation observation) {
            processorContext.forward(
                    new Record<Object, Object>(
                            observation.subscriptionId(), observation, received.timestamp(), received.headers()),
                    TopologyFactory.JUDGE);
        }
    }

    private void setAside(
            ProcessorContext<Object, Object> processorContext,
            Record<byte[], byte[]> received,
            DeadLetterReason reason) {
        String origin = processorContext
                .recordMetadata()
                .map(PollMessageDecoder::origin)
                .orElse("");
        processorContext.forward(DeadLetter.of(received, reason, origin), TopologyFactory.DEAD_LETTER_SINK);
        commits.written(reason, origin);
    }

    private static String origin(RecordMetadata metadata) {
        return metadata.topic() + "-" + metadata.partition() + "@" + metadata.offset();
    }
}
