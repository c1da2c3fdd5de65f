package io.certmonitor.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Hands a partition's observations to Kafka Streams only once its orders are decoded. Judged before, they would have to
 * wait for that in the thread of the topology, which restores the other partitions and judges them, too.
 */
final class JudgingConsumer extends KafkaConsumer<byte[], byte[]> {

    private final HeldPartitions held;

    /**
     * A consumer of the topology.
     *
     * @param config as Kafka Streams makes it
     * @param decoding whether the orders of a partition are still being decoded
     */
    JudgingConsumer(Map<String, Object> config, IntPredicate decoding) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        held = new HeldPartitions(decoding);
    }

    @Override
    public void pause(Collection<TopicPartition> partitions) {
        held.leave(partitions);
        super.pause(partitions);
    }

    @Override
    public void resume(Collection<TopicPartition> partitions) {
        Set<TopicPartition> waiting = held.hold(partitions);
        super.pause(waiting);
        Set<TopicPartition> goingOn = new HashSet<>(partitions);
        goingOn.removeAll(waiting);
        super.resume(goingOn);
    }

    /** What Kafka Streams itself keeps paused, as it does with what it takes over until that is restored. */
    Set<TopicPartition> restoring() {
        Set<TopicPartition> restoring = new HashSet<>(paused());
        restoring.removeAll(held.all());
        return restoring;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        if (!held.all().isEmpty()) {
            super.resume(held.release(assignment()));
        }
        return super.poll(timeout);
    }
}
