package io.certmonitor.stream;

import io.certmonitor.observation.Observation;
import io.certmonitor.wire.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads observations; what cannot be read goes to the dead-letter topic, as it came, with the reason in headers. */
final class ObservationDecoder implements Processor<byte[], byte[], Object, Object> {

    /** Header of a dead letter: why it could not be read. */
    static final String REASON = "reason";

    /** Header of a dead letter: the topic, partition and offset it was read from. */
    static final String ORIGIN = "origin";

    private static final Logger LOG = Logger.getLogger(ObservationDecoder.class);

    private @Nullable ProcessorContext<Object, Object> context;

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        this.context = processorContext;
    }

    @Override
    public void process(Record<byte[], byte[]> received) {
        if (context == null) {
            throw new IllegalStateException("init was not called");
        }
        Observation observation;
        try {
            observation = WireJson.read(orEmpty(received.value()), Observation.class);
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            // Records check themselves when they are built, so a field that is missing can show in any of these.
            deadLetter(context, received, "not an observation: " + e.getClass().getSimpleName());
            return;
        }
        context.forward(
                new Record<Object, Object>(observation.subscriptionId(), observation, received.timestamp()),
                TopologyFactory.JUDGE);
    }

    private static void deadLetter(
            ProcessorContext<Object, Object> context, Record<byte[], byte[]> received, String reason) {
        String origin = context.recordMetadata().map(ObservationDecoder::origin).orElse("");
        LOG.warnf("observation sent to dead letters origin=%s reason=\"%s\"", origin, reason);
        Headers headers = new RecordHeaders()
                .add(REASON, reason.getBytes(StandardCharsets.UTF_8))
                .add(ORIGIN, origin.getBytes(StandardCharsets.UTF_8));
        context.forward(
                new Record<Object, Object>(received.key(), received.value(), received.timestamp(), headers),
                TopologyFactory.DEAD_LETTER_SINK);
    }

    private static String origin(RecordMetadata metadata) {
        return metadata.topic() + "-" + metadata.partition() + "@" + metadata.offset();
    }

    private static byte[] orEmpty(byte @Nullable [] value) {
        return value == null ? new byte[0] : value;
    }
}
