package io.certmonitor.stream;

import io.certmonitor.config.MonitorConfig;
import io.certmonitor.config.StreamConfig;
import io.certmonitor.config.TopicsConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.StreamsConfig;

/** Turns the configuration into settings of Kafka Streams. */
final class StreamsSettings {

    /** Names the consumer group, the changelogs and the transactions; fixed, since the state hangs on it. */
    static final String APPLICATION_ID = "certmonitor";

    /** Kafka's advice: a member may miss two heartbeats in a row. */
    private static final int HEARTBEATS_IN_A_SESSION = 3;

    /** Kafka's own name; Streams sets it to false, and then neither closing nor removing a thread leaves the group. */
    private static final String LEAVE_GROUP_ON_CLOSE = "internal.leave.group.on.close";

    private static final int COMMIT_INTERVAL_MILLIS = 100;
    private static final int ANSWER_TIMEOUT_MILLIS = 5_000;

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
        // With any other, Kafka Streams makes its own consumers, which hold nothing back and prove no membership.
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.CLASSIC.name());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) topics.replicationFactor());
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MILLIS);
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, stream.standbyReplicas());
        int sessionTimeout = Math.toIntExact(stream.sessionTimeout().toMillis());
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), sessionTimeout);
        settings.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                sessionTimeout / HEARTBEATS_IN_A_SESSION);
        // A partition without a committed offset is read from its start: what was observed before counts.
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // A topic that was deleted must not come back by being asked for, with whatever settings the broker has.
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG), false);
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

    /**
     * The settings of a client that looks at topics: no answer takes longer than a few seconds.
     *
     * @param clients what every Kafka client of the service shares
     */
    static Map<String, Object> admin(Map<String, Object> clients) {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "certmonitor-topics");
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MILLIS);
        return settings;
    }

    /** The topics in which Kafka Streams keeps the stores. */
    static Set<String> changelogs() {
        return TopologyFactory.STORES.stream().map(StreamsSettings::changelog).collect(Collectors.toSet());
    }

    /** The topic in which Kafka Streams keeps a store. */
    static String changelog(String store) {
        return APPLICATION_ID + "-" + store + "-changelog";
    }

    private static String guarantee(StreamConfig.Guarantee guarantee) {
        return switch (guarantee) {
            case EXACTLY_ONCE_V2 -> StreamsConfig.EXACTLY_ONCE_V2;
            case AT_LEAST_ONCE -> StreamsConfig.AT_LEAST_ONCE;
        };
    }
}
