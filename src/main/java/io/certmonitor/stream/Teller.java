package io.certmonitor.stream;

import io.certmonitor.event.CloudEvents;
import io.certmonitor.event.DocumentJson;
import io.certmonitor.event.JudgedOrderDocument;
import io.certmonitor.event.Portal;
import io.certmonitor.transition.OrderEvent;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.Outcome;
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

    private final ProcessorContext<String, byte[]> context;
    private final CloudEvents cloudEvents;
    private final Portal portal;
    private final EventCommits commits;

    Teller(ProcessorContext<String, byte[]> context, CloudEvents cloudEvents, Portal portal, EventCommits commits) {
        this.context = context;
        this.cloudEvents = cloudEvents;
        this.portal = portal;
        this.commits = commits;
    }

    /**
     * What an outcome comes to on the topics: its events as CloudEvents in the binary mode of their Kafka protocol
     * binding, and the order as it now stands, or its tombstone once it is gone.
     *
     * @param observedAt when the observation that caused the outcome was made; null when time caused it
     */
    Message prepare(Outcome outcome, Instant now, @Nullable Instant observedAt) {
        OrderState state = outcome.state();
        String key = state.order().id().key();
        List<Record<String, byte[]>> events =
                outcome.events().stream().map(event -> encode(key, event)).toList();
        byte[] document = state.isMonitored() ? DocumentJson.write(JudgedOrderDocument.of(state, portal)) : null;
        return new Message(outcome.events(), events, record(key, document, new RecordHeaders(), now), observedAt);
    }

    /** Writes a message to the topics. */
    void send(Message message) {
        message.records.forEach(event -> context.forward(event, TopologyFactory.EVENTS_SINK));
        context.forward(message.order, TopologyFactory.ORDERS_SINK);
        message.events.forEach(event -> commits.written(event, message.observedAt));
    }

    private Record<String, byte[]> encode(String key, OrderEvent event) {
        ProducerRecord<String, byte[]> message =
                KafkaMessageFactory.createWriter(Topics.ORDER_EVENTS, key).writeBinary(cloudEvents.of(event));
        return record(key, message.value(), message.headers(), event.time());
    }

    private static Record<String, byte[]> record(String key, byte @Nullable [] value, Headers headers, Instant time) {
        return new Record<>(key, value, time.toEpochMilli(), headers);
    }

    /** The records of one outcome, ready to be written. */
    record Message(
            List<OrderEvent> events,
            List<Record<String, byte[]>> records,
            Record<String, byte[]> order,
            @Nullable Instant observedAt) {}
}
