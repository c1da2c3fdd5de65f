package io.certmonitor.stream;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/** Gives Kafka Streams producers that tell {@link EventCommits} when their events were committed. */
final class CommitTellingClients extends DefaultKafkaClientSupplier {

    private final EventCommits commits;

    CommitTellingClients(EventCommits commits) {
        this.commits = commits;
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        boolean transactional = config.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG) != null;
        return new CommitTellingProducer(config, transactional, commits);
    }

    private static final class CommitTellingProducer extends KafkaProducer<byte[], byte[]> {

        private final boolean transactional;
        private final EventCommits commits;

        CommitTellingProducer(Map<String, Object> config, boolean transactional, EventCommits commits) {
            super(config, new ByteArraySerializer(), new ByteArraySerializer());
            this.transactional = transactional;
            this.commits = commits;
        }

        @Override
        public void commitTransaction() {
            super.commitTransaction();
            commits.committed();
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
