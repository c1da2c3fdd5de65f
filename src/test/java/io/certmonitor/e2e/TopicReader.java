package io.certmonitor.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from beginning to end as an independent {@code read_committed} consumer without a group. */
public final class TopicReader {

    private final String bootstrapServers;

    /**
     * A reader of the topics of a broker.
     *
     * @param bootstrapServers where the broker is
     */
    public TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Everything that is committed on a topic now.
     *
     * @param topic its name
     * @param values reads the values
     * @return the records, in the order of each partition; empty when there is no such topic
     */
    public <V> List<ConsumerRecord<String, V>> read(String topic, Deserializer<V> values) {
        List<ConsumerRecord<String, V>> records = new ArrayList<>();
        read(topic, values, records::add);
        return records;
    }

    /**
     * Tells of everything that is committed on a topic now, without keeping it.
     *
     * @param topic its name
     * @param values reads the values
     * @param reader is told each record, in the order of each partition
     */
    public <V> void read(String topic, Deserializer<V> values, Consumer<ConsumerRecord<String, V>> reader) {
        try (KafkaConsumer<String, V> consumer = consumer(values)) {
            Set<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(reader);
            }
        }
    }

    /** The names of all topics, the internal ones too. */
    Set<String> topics() {
        try (KafkaConsumer<String, String> consumer = consumer(new StringDeserializer())) {
            return consumer.listTopics().keySet();
        }
    }

    private static Set<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        if (!consumer.listTopics().containsKey(topic)) {
            return Set.of();
        }
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .collect(Collectors.toSet());
    }

    private <V> KafkaConsumer<String, V> consumer(Deserializer<V> values) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false"),
                new StringDeserializer(),
                values);
    }
}
