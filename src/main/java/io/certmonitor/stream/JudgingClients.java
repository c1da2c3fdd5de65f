package io.certmonitor.stream;

import java.util.Map;
import java.util.Objects;
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
 * when their events were committed, and that commit nothing for a member of the group that was replaced.
 */
final class JudgingClients extends DefaultKafkaClientSupplier {

    private final EventCommits commits;
    private final StateReader reader;
    private final Map<String, JudgingConsumer> consumers = new ConcurrentHashMap<>();

    JudgingClients(EventCommits commits, StateReader reader) {
        this.commits = commits;
        this.reader = reader;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        JudgingConsumer consumer = new JudgingConsumer(config, reader::isReading);
        consumers.put(thread(config), consumer);
        return consumer;
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        boolean transactional = config.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG) != null;
        String thread = thread(config);
        return new JudgingProducer(
                config,
                transactional,
                commits,
                () -> Objects.requireNonNull(consumers.get(thread), "the consumer of " + thread));
    }

    /** Kafka Streams names the clients of a thread alike, but for what comes last. */
    static String thread(Map<String, Object> config) {
        String name = String.valueOf(config.get(CommonClientConfigs.CLIENT_ID_CONFIG));
        return name.substring(0, Math.max(0, name.lastIndexOf('-')));
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
