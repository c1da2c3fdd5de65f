package io.certmonitor.demo;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Subscribes to the events as anybody could, from the first one on: nothing here is shared with the service. */
final class EventFeed implements AutoCloseable {

    /** Where the service tells its events. */
    static final String TOPIC = "certmonitor.order-events";

    private final KafkaConsumer<String, byte[]> consumer;

    EventFeed(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("The service is ready, but there is no topic " + TOPIC);
        }
        consumer.assign(partitions);
    }

    /** The next events, sorted by time over all partitions. */
    List<OrderEvent> next(Duration patience) {
        return StreamSupport.stream(consumer.poll(patience).spliterator(), false)
                .map(EventReader::read)
                .sorted(Comparator.comparing(OrderEvent::time))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
