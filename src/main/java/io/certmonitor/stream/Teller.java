package io.certmonitor.stream;

import io.certmonitor.event.CloudEvents;
import io.certmonitor.event.DocumentJson;
import io.certmonitor.event.JudgedOrderDocument;
import io.certmonitor.event.Portal;
import io.certmonitor.transition.OrderEvent;
import io.certmonitor.transition.OrderState;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.Instant;
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
     * Tells subscribers, as a CloudEvent in the binary mode of its Kafka protocol binding.
     *
     * @param observedAt when the observation that caused the event was made; null when time caused it
     */
    void tell(OrderEvent event, @Nullable Instant observedAt) {
        String key = event.order().id().key();
        ProducerRecord<String, byte[]> message =
                KafkaMessageFactory.createWriter(Topics.ORDER_EVENTS, key).writeBinary(cloudEvents.of(event));
        forward(key, message.value(), message.headers(), event.time(), TopologyFactory.EVENTS_SINK);
        commits.written(event, observedAt);
        EventLog.told(event);
    }

    /** Publishes the order as it now stands, or its tombstone once it is gone. */
    void publish(OrderState state, Instant now) {
        byte[] document = state.isMonitored() ? DocumentJson.write(JudgedOrderDocument.of(state, portal)) : null;
        forward(state.order().id().key(), document, new RecordHeaders(), now, TopologyFactory.ORDERS_SINK);
    }

    private void forward(String key, byte @Nullable [] value, Headers headers, Instant time, String sink) {
        context.forward(new Record<>(key, value, time.toEpochMilli(), headers), sink);
    }
}
