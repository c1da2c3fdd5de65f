package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipProofTest {

    private static final TopicPartition ONE = new TopicPartition("observations", 1);
    private static final TopicPartition TWO = new TopicPartition("observations", 2);

    private final Set<TopicPartition> restoring = new HashSet<>();
    private final Set<TopicPartition> asked = new HashSet<>();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name()) {
        @Override
        public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
                Set<TopicPartition> partitions, Duration patience) {
            asked.addAll(partitions);
            // As of real brokers: what was never committed is there without a value.
            Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(super.committed(partitions, patience));
            partitions.forEach(partition -> committed.putIfAbsent(partition, null));
            return committed;
        }
    };

    @Test
    void isWhatIsCommittedAlreadyWithItsMetadata() {
        consumer.assign(List.of(ONE, TWO));
        consumer.commitSync(Map.of(TWO, new OffsetAndMetadata(42, "partition time")));

        assertThat(MembershipProof.of(consumer, restoring))
                .isEqualTo(Map.of(TWO, new OffsetAndMetadata(42, "partition time")));
    }

    @Test
    void isTheStartOfAPartitionWhereNothingWasCommitted() {
        consumer.assign(List.of(ONE));

        assertThat(MembershipProof.of(consumer, restoring)).isEqualTo(Map.of(ONE, new OffsetAndMetadata(0)));
    }

    /** Or what was committed of another would be taken back, and all that Kafka still has of it judged again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void isTheStartOfNothingThatWasNotAskedFor(int taken) {
        TopicPartition other = taken == 1 ? TWO : ONE;
        TopicPartition takenOver = taken == 1 ? ONE : TWO;
        consumer.assign(List.of(ONE, TWO));
        consumer.commitSync(Map.of(takenOver, new OffsetAndMetadata(42)));
        restoring.add(takenOver);

        assertThat(MembershipProof.of(consumer, restoring)).isEqualTo(Map.of(other, new OffsetAndMetadata(0)));
    }

    @Test
    void whoOwnsNothingCommitsNothing() {
        assertThatThrownBy(() -> MembershipProof.of(consumer, restoring)).isInstanceOf(CommitFailedException.class);
    }

    /** Of what is taken over, a transaction of the owner before may still be open. */
    @Test
    void asksForNothingThatIsJustTakenOver() {
        consumer.assign(List.of(ONE, TWO));
        consumer.commitSync(Map.of(ONE, new OffsetAndMetadata(1), TWO, new OffsetAndMetadata(2)));
        restoring.add(ONE);

        assertThat(MembershipProof.of(consumer, restoring)).isEqualTo(Map.of(TWO, new OffsetAndMetadata(2)));
        assertThat(asked).containsExactly(TWO);
    }

    @Test
    void isOfWhatIsTakenOverWhereThereIsNothingElse() {
        consumer.assign(List.of(ONE));
        restoring.add(ONE);
        consumer.commitSync(Map.of(ONE, new OffsetAndMetadata(1)));

        assertThat(MembershipProof.of(consumer, restoring)).isEqualTo(Map.of(ONE, new OffsetAndMetadata(1)));
    }

    @Test
    void theClientsOfAThreadAreNamedAlike() {
        assertThat(JudgingClients.thread(Map.of("client.id", "certmonitor-1-StreamThread-2-consumer")))
                .isEqualTo(JudgingClients.thread(Map.of("client.id", "certmonitor-1-StreamThread-2-producer")))
                .isNotEqualTo(JudgingClients.thread(Map.of("client.id", "certmonitor-1-StreamThread-1-producer")));
    }
}
