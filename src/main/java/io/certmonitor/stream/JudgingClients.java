package io.certmonitor.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * Gives Kafka Streams consumers that hold back what cannot be judged yet, and producers that tell {@link EventCommits}
 * when their events were committed, that commit nothing for a member of the group that was replaced, and that end what
 * a replica of the same name has left behind.
 */
final class JudgingClients extends DefaultKafkaClientSupplier {

    private final EventCommits commits;
    private final StateReader reader;
    private final Optional<String> instanceId;
    private final Map<String, JudgingConsumer> consumers = new ConcurrentHashMap<>();

    /**
     * Clients of one replica.
     *
     * @param instanceId the name that it keeps over restarts, if it has one
     */
    JudgingClients(EventCommits commits, StateReader reader, Optional<String> instanceId) {
        this.commits = commits;
        this.reader = reader;
        this.instanceId = instanceId;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        JudgingConsumer consumer = new JudgingConsumer(config, reader::isReading);
        consumers.put(thread(config), consumer);
        return consumer;
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        Map<String, Object> own = withLastingTransactionalId(config);
        boolean transactional = own.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG) != null;
        String thread = thread(own);
        return new JudgingProducer(
                own,
                transactional,
                commits,
                () -> Objects.requireNonNull(consumers.get(thread), "the consumer of " + thread));
    }

    /** Kafka Streams names the clients of a thread alike, but for what comes last. */
    static String thread(Map<String, Object> config) {
        String name = String.valueOf(config.get(CommonClientConfigs.CLIENT_ID_CONFIG));
        return name.substring(0, Math.max(0, name.lastIndexOf('-')));
    }

    /**
     * Without stores on disk Kafka Streams names transactions by a process id that is new at each start, and the number
     * of the thread ({@code ActiveTaskCreator} of 4.1). A name that stays has the brokers end at once what a process
     * before has left open, instead of after {@code transaction.timeout.ms} (KIP-98).
     */
    private Map<String, Object> withLastingTransactionalId(Map<String, Object> config) {
        if (instanceId.isEmpty() || !(config.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG) instanceof String given)) {
            return config;
        }
        Map<String, Object> changed = new HashMap<>(config);
        String thread = given.substring(given.lastIndexOf('-') + 1);
        changed.put(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                StreamsSettings.APPLICATION_ID + "-" + instanceId.get() + "-" + thread);
        return changed;
    }

    private static final class JudgingProducer extends KafkaProducer<byte[], byte[]> {

        private final boolean transactional;
        private final EventCommits commits;
        private final Supplier<JudgingConsumer> consumer;
        private boolean withProof;

        JudgingProducer(
                Map<String, Object> config,
                boolean transactional,
                EventCommits commits,
                Supplier<JudgingConsumer> consumer) {
            super(config, new ByteArraySerializer(), new ByteArraySerializer());
            this.transactional = transactional;
            this.commits = commits;
            this.consumer = consumer;
        }

        @Override
        public void sendOffsetsToTransaction(
                Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata member) {
            withProof = offsets.isEmpty();
            if (withProof) {
                inTime(() -> super.sendOffsetsToTransaction(proof(), member));
            } else {
                super.sendOffsetsToTransaction(offsets, member);
            }
        }

        private Map<TopicPartition, OffsetAndMetadata> proof() {
            JudgingConsumer own = consumer.get();
            return MembershipProof.of(own, own.restoring());
        }

        @Override
        public void commitTransaction() {
            if (withProof) {
                inTime(super::commitTransaction);
            } else {
                super.commitTransaction();
            }
            commits.committed();
        }

        /**
         * Where Kafka Streams has no offsets to commit, it takes a commit that has timed out for done
         * ({@code TaskExecutor.commitOffsetsOrTransaction} of 4.1). Any other failure has the thread begin anew, from
         * what is committed.
         */
        private static void inTime(Runnable call) {
            try {
                call.run();
            } catch (TimeoutException e) {
                throw new KafkaException("What time has brought about could not be committed in time", e);
            }
        }

        @Override
        public void abortTransaction() {
            commits.aborted();
            super.abortTransaction();
        }

        @Override
        public void flush() {
            super.flush();
            if (!transactional) {
                commits.committed();
            }
        }
    }
}
