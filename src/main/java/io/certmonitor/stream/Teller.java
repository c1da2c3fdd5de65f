package io.certmonitor.stream;

import io.certmonitor.event.CloudEvents;
import io.certmonitor.event.DocumentJson;
import io.certmonitor.event.JudgedOrderDocument;
import io.certmonitor.event.Portal;
import io.certmonitor.tracing.Step;
import io.certmonitor.transition.MonitorEvent;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.Outcome;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Writes events and current orders to their topics. */
final class Teller {

    private static final JsonFormat STRUCTURED = new JsonFormat();

    private final ProcessorContext<String, byte[]> context;
    private final CloudEvents cloudEvents;
    private final Portal portal;
    private final Encoding encoding;
    private final EventCommits commits;

    Teller(ProcessorContext<String, byte[]> context, JudgeDependencies dependencies) {
        this.context = context;
        this.cloudEvents = dependencies.cloudEvents();
        this.portal = dependencies.portal();
        this.encoding = dependencies.encoding();
        this.commits = dependencies.commits();
    }

    /**
     * What an outcome comes to on the topics: its events as CloudEvents in a mode of their Kafka protocol binding, and
     * the order as it now stands if it is shown otherwise than before, or its tombstone once it is gone.
     *
     * @param before the state before; null for an order that was never seen
     * @param observedAt when the observation that caused the outcome was made; null when time caused it
     */
    Message prepare(@Nullable OrderState before, Outcome outcome, Instant now, @Nullable Instant observedAt) {
        return new Message(
                outcome.events().stream().map(this::encode).toList(), order(before, outcome.state(), now), observedAt);
    }

    /** What an event that is about no order comes to on the topics. */
    Message prepare(MonitorEvent event, @Nullable Instant observedAt) {
        return new Message(List.of(encode(event)), null, observedAt);
    }

    /** Writes a message to the topics. */
    void send(Message message) {
        message.told.forEach(told -> context.forward(told.record, TopologyFactory.EVENTS_SINK));
        if (message.order != null) {
            context.forward(message.order, TopologyFactory.ORDERS_SINK);
        }
        message.told.forEach(told -> commits.written(told.event, message.observedAt, told.judging));
    }

    private @Nullable Record<String, byte[]> order(@Nullable OrderState before, OrderState after, Instant now) {
        JudgedOrderDocument document = shown(after);
        if (before != null
                && before.isMonitored()
                && after.isMonitored()
                && document != null
                && document.equals(shown(before))) {
            return null;
        }
        byte[] value = document == null ? null : DocumentJson.write(document);
        return record(after.order().id().key(), value, new RecordHeaders(), now);
    }

    private @Nullable JudgedOrderDocument shown(OrderState state) {
        return state.isMonitored() ? JudgedOrderDocument.of(state, portal) : null;
    }

    private Told encode(MonitorEvent event) {
        Step judging = JudgingStep.begin(event);
        CloudEvent cloudEvent = cloudEvents.of(event, judging.traceparent());
        JudgingStep.describe(judging, cloudEvent);
        MessageWriter<?, ProducerRecord<String, byte[]>> writer =
                KafkaMessageFactory.createWriter(Topics.ORDER_EVENTS, event.key());
        ProducerRecord<String, byte[]> message = encoding == Encoding.STRUCTURED
                ? writer.writeStructured(cloudEvent, STRUCTURED)
                : writer.writeBinary(cloudEvent);
        return new Told(event, record(event.key(), message.value(), message.headers(), event.time()), judging);
    }

    private static Record<String, byte[]> record(String key, byte @Nullable [] value, Headers headers, Instant time) {
        return new Record<>(key, value, time.toEpochMilli(), headers);
    }

    /**
     * The records of one outcome, ready to be written.
     *
     * @param order the order as it now stands; null when it is shown as before
     */
    record Message(
            List<Told> told,
            @Nullable Record<String, byte[]> order,
            @Nullable Instant observedAt) {}

    /**
     * An event.
     *
     * @param judging the step that has led to it, which lasts until it is committed
     */
    record Told(MonitorEvent event, Record<String, byte[]> record, Step judging) {}
}
