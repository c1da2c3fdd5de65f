package io.certmonitor.stream;

import io.certmonitor.config.MonitorConfig;
import io.certmonitor.config.StreamConfig;
import io.certmonitor.config.TopicsConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Turns the configuration into settings of Kafka Streams. */
final class StreamsSettings {

    /** Names the consumer group, the changelogs and the transactions; fixed, since the state hangs on it. */
    static final String APPLICATION_ID = "certmonitor";

    /** Kafka's own name; Streams sets it to false, and then neither closing nor removing a thread leaves the group. */
    private static final String LEAVE_GROUP_ON_CLOSE = "internal.leave.group.on.close";

    private static final int SESSION_TIMEOUT_MILLIS = 10_000;
    private static final int HEARTBEAT_MILLIS = 3_000;
    private static final int COMMIT_INTERVAL_MILLIS = 100;

    private StreamsSettings() {}

    /**
     * The settings.
     *
     * @param clients what every Kafka client of the service shares: brokers and security
     * @param applicationServer host and port of this replica, which name it to the others
     */
    static Properties of(
            Map<String, Object> clients,
            StreamConfig stream,
            TopicsConfig topics,
            MonitorConfig monitor,
            String applicationServer) {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
        settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, applicationServer);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee(stream.processingGuarantee()));
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) topics.replicationFactor());
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MILLIS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MILLIS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MILLIS);
        // A partition without a committed offset is read from its start: what was observed before counts.
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // The others take over at once from a replica that stops, unless it comes back under its name.
        settings.put(
                StreamsConfig.consumerPrefix(LEAVE_GROUP_ON_CLOSE),
                monitor.instanceId().isEmpty());
        monitor.instanceId()
                .ifPresent(
                        id -> settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
        settings.putAll(stream.properties());
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }

    private static String guarantee(StreamConfig.Guarantee guarantee) {
        return switch (guarantee) {
            case EXACTLY_ONCE_V2 -> StreamsConfig.EXACTLY_ONCE_V2;
            case AT_LEAST_ONCE -> StreamsConfig.AT_LEAST_ONCE;
        };
    }
}
