package io.certmonitor.stream;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * What a transaction commits that has consumed nothing, but tells what time has brought about. Brokers ask whether a
 * member was replaced meanwhile only where it commits offsets (KIP-447), and Kafka Streams commits none for a task that
 * has consumed nothing since it began ({@code StreamTask.committableOffsetsAndMetadata} of 4.1): a replica that was
 * suspended could tell what its successor has told already, and write old state over new.
 */
final class MembershipProof {

    /** Where a partition is read from that has no committed offset; a start that is gone leads to the same place. */
    private static final OffsetAndMetadata START = new OffsetAndMetadata(0);

    private MembershipProof() {}

    /**
     * The committed offset of a partition of this member, which changes nothing when it is committed once more: nobody
     * else commits it while the member is one, and nobody may commit it once it is none.
     *
     * @param consumer of the thread that commits
     * @throws CommitFailedException when the member owns nothing, or when the brokers do not say in time what is
     *     committed; then the transaction is given up, and judged again by whoever owns the partitions
     */
    static Map<TopicPartition, OffsetAndMetadata> of(Consumer<?, ?> consumer) {
        Set<TopicPartition> owned = consumer.assignment();
        if (owned.isEmpty()) {
            throw new CommitFailedException("This member owns no partition any more");
        }
        Map<TopicPartition, OffsetAndMetadata> committed = committed(consumer, owned);
        return committed.entrySet().stream()
                .filter(entry -> Objects.nonNull(entry.getValue()))
                .findFirst()
                .map(entry -> Map.of(entry.getKey(), entry.getValue()))
                .orElseGet(() -> Map.of(owned.iterator().next(), START));
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(
            Consumer<?, ?> consumer, Collection<TopicPartition> owned) {
        try {
            return consumer.committed(Set.copyOf(owned));
        } catch (TimeoutException e) {
            throw new CommitFailedException("The brokers do not say in time what is committed: " + e.getMessage());
        }
    }
}
