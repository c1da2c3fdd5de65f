package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real consumer without a broker: what it would fetch is what it owns and has not paused. */
class JudgingConsumerTest {

    private static final TopicPartition ONE = new TopicPartition("observations", 1);
    private static final TopicPartition TWO = new TopicPartition("observations", 2);

    private final Set<Integer> decoding = new HashSet<>();
    private final JudgingConsumer consumer =
            new JudgingConsumer(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1"), decoding::contains);

    /** As Kafka Streams does with what it takes over. */
    @BeforeEach
    void takeOver() {
        consumer.assign(List.of(ONE, TWO));
        consumer.pause(List.of(ONE, TWO));
    }

    @AfterEach
    void close() {
        consumer.close();
    }

    @Test
    void aPartitionWhoseOrdersAreDecodedGoesOnAtOnce() {
        consumer.resume(List.of(ONE));

        assertThat(consumer.paused()).containsExactly(TWO);
    }

    @Test
    void aPartitionWhoseOrdersAreStillDecodedGoesOnAfterwards() {
        decoding.add(ONE.partition());

        consumer.resume(List.of(ONE, TWO));
        consumer.poll(Duration.ZERO);
        assertThat(consumer.paused()).containsExactly(ONE);

        decoding.clear();
        consumer.poll(Duration.ZERO);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void whatItHoldsBackItselfIsRestored() {
        decoding.add(ONE.partition());

        consumer.resume(List.of(ONE));

        assertThat(consumer.restoring()).containsExactly(TWO);
    }

    @Test
    void kafkaStreamsIsGivenOneThatAsksTheReader() {
        List<Runnable> readings = new ArrayList<>();
        StateReader reader = new StateReader(readings::add);
        JudgingClients clients = new JudgingClients(
                new EventCommits(Clock.systemUTC(), event -> {}, letter -> {}), reader, Optional.empty());
        CompletableFuture<Void> reading = reader.read(ONE.partition(), () -> {});
        Map<String, Object> config = Map.of("bootstrap.servers", "localhost:1", "client.id", "thread-consumer");
        try (Consumer<byte[], byte[]> given = clients.getConsumer(config)) {
            given.assign(List.of(ONE));
            given.resume(List.of(ONE));
            assertThat(given.paused()).containsExactly(ONE);

            readings.forEach(Runnable::run);
            given.poll(Duration.ZERO);
            assertThat(given.paused()).isEmpty();
        }
        assertThat(reading).isCompleted();
    }

    @Test
    void whatWasNotPausedWaitsToo() {
        consumer.resume(List.of(ONE));
        decoding.add(ONE.partition());

        consumer.resume(List.of(ONE));

        assertThat(consumer.paused()).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    void whatKafkaStreamsPausesMeanwhileStaysPausedUntilItSaysOtherwise() {
        decoding.add(ONE.partition());
        consumer.resume(List.of(ONE));
        consumer.pause(List.of(ONE));
        decoding.clear();

        consumer.poll(Duration.ZERO);
        assertThat(consumer.paused()).contains(ONE);

        consumer.resume(List.of(ONE));
        assertThat(consumer.paused()).doesNotContain(ONE);
    }

    @Test
    void aPartitionThatWasGivenUpMeanwhileIsForgotten() {
        decoding.add(ONE.partition());
        consumer.resume(List.of(ONE));
        consumer.assign(List.of(TWO));
        decoding.clear();

        consumer.poll(Duration.ZERO);

        assertThat(consumer.assignment()).containsExactly(TWO);
    }
}
