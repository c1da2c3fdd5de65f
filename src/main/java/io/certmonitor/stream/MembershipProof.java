package io.certmonitor.stream;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What a transaction commits that has consumed nothing, but tells what time has brought about. Brokers ask whether a
 * member was replaced meanwhile only where it commits offsets (KIP-447), and Kafka Streams commits none for a task that
 * has consumed nothing since it began ({@code StreamTask.committableOffsetsAndMetadata} of 4.1): a replica that was
 * suspended could tell what its successor has told already, and write old state over new.
 */
final class MembershipProof {

    /** Where a partition is read from that has no committed offset; a start that is gone leads to the same place. */
    private static final OffsetAndMetadata START = new OffsetAndMetadata(0);

    /** Less than a transaction may last. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private MembershipProof() {}

    /**
     * The committed offset of a partition of this member, which changes nothing when it is committed once more: nobody
     * else commits it while the member is one, and nobody may commit it once it is none.
     *
     * @param consumer of the thread that commits
     * @param restoring what Kafka Streams has taken over and not restored yet. A transaction of the owner before may be
     *     open still there, for the end of which the brokers would let us wait
     * @throws CommitFailedException when the member owns nothing any more
     * @throws org.apache.kafka.common.errors.TimeoutException when the brokers do not say in time what is committed
     */
    static Map<TopicPartition, OffsetAndMetadata> of(Consumer<?, ?> consumer, Set<TopicPartition> restoring) {
        Set<TopicPartition> owned = consumer.assignment();
        if (owned.isEmpty()) {
            throw new CommitFailedException("This member owns no partition any more");
        }
        Set<TopicPartition> asked = atWork(owned, restoring);
        return consumer.committed(asked, PATIENCE).entrySet().stream()
                .filter(entry -> Objects.nonNull(entry.getValue()))
                .findFirst()
                .map(entry -> Map.of(entry.getKey(), entry.getValue()))
                .orElseGet(() -> Map.of(asked.iterator().next(), START));
    }

    private static Set<TopicPartition> atWork(Set<TopicPartition> owned, Set<TopicPartition> restoring) {
        Set<TopicPartition> atWork = new HashSet<>(owned);
        atWork.removeAll(restoring);
        return atWork.isEmpty() ? Set.copyOf(owned) : atWork;
    }
}
