package io.certmonitor.broker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBrokerTest {

    private static LocalBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = LocalBroker.start(0);
    }

    @AfterAll
    static void closeBroker() {
        broker.close();
    }

    @Test
    void committedTransactionIsReadAndAbortedOneIsNot() throws Exception {
        String topic = createTopic();

        try (KafkaProducer<String, String> producer = transactionalProducer()) {
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "aborted")).get();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "committed")).get();
            producer.commitTransaction();
        }

        assertThat(read(topic, 1)).containsExactly("committed");
    }

    @Test
    void offsetsOfAConsumerGroupBelongToTheTransaction() throws Exception {
        String topic = createTopic();
        TopicPartition partition = new TopicPartition(topic, 0);

        try (KafkaConsumer<String, String> member = consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, topic));
                KafkaProducer<String, String> producer = transactionalProducer()) {
            member.subscribe(List.of(topic));
            await().atMost(30, SECONDS).until(() -> {
                member.poll(Duration.ofMillis(100));
                return !member.assignment().isEmpty();
            });
            producer.beginTransaction();
            producer.sendOffsetsToTransaction(Map.of(partition, new OffsetAndMetadata(7)), member.groupMetadata());
            producer.commitTransaction();
        }

        try (Admin admin = Admin.create(clientSettings())) {
            assertThat(admin.listConsumerGroupOffsets(topic)
                            .partitionsToOffsetAndMetadata()
                            .get())
                    .containsEntry(partition, new OffsetAndMetadata(7));
        }
    }

    @Test
    void restartKeepsDataAndAddress() throws Exception {
        String topic = createTopic();
        String address = broker.bootstrapServers();
        send(topic, "before");

        broker.stop();
        broker.restart();
        send(topic, "after");

        assertThat(broker.bootstrapServers()).isEqualTo(address);
        assertThat(read(topic, 2)).containsExactly("before", "after");
    }

    @Test
    void closingDeletesTheFolderTheBrokerMade() {
        LocalBroker other = LocalBroker.start(0);
        assertThat(other.folder()).isNotEmptyDirectory();

        other.close();

        assertThat(other.folder()).doesNotExist();
    }

    @Test
    void closingKeepsAFolderThatWasGiven(@TempDir Path folder) {
        LocalBroker other = LocalBroker.start(0, folder);

        other.close();

        assertThat(Files.exists(folder.resolve("meta.properties"))).isTrue();
    }

    private static String createTopic() throws ExecutionException, InterruptedException {
        String topic = "topic-" + UUID.randomUUID();
        try (Admin admin = Admin.create(clientSettings())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        return topic;
    }

    private static void send(String topic, String value) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(clientSettings(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static List<String> read(String topic, int count) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = consumer(Map.of())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            await().atMost(30, SECONDS).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> values.add(message.value()));
                return values.size() >= count;
            });
        }
        return values;
    }

    private static KafkaConsumer<String, String> consumer(Map<String, Object> more) {
        Map<String, Object> settings = clientSettings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private static KafkaProducer<String, String> transactionalProducer() {
        Map<String, Object> settings = clientSettings();
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, UUID.randomUUID().toString());
        KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        producer.initTransactions();
        return producer;
    }

    private static Map<String, Object> clientSettings() {
        return new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }
}
