package io.certmonitor.stream;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * What a topic must look like.
 *
 * @param retention how long records are kept; null when the topic is compacted instead
 */
record TopicSpec(String name, @Nullable Duration retention) {

    /** All topics of the monitor. */
    static final List<TopicSpec> ALL = List.of(
            new TopicSpec(Topics.OBSERVATIONS, Duration.ofDays(1)),
            new TopicSpec(Topics.ORDER_EVENTS, Duration.ofDays(30)),
            new TopicSpec(Topics.ORDERS, null),
            new TopicSpec(Topics.DEAD_LETTER, Duration.ofDays(30)));

    String cleanupPolicy() {
        return retention == null ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE;
    }

    /** What the monitor must be allowed to do with it. */
    Set<AclOperation> rights() {
        return name.equals(Topics.OBSERVATIONS)
                ? EnumSet.of(AclOperation.READ, AclOperation.WRITE)
                : EnumSet.of(AclOperation.WRITE);
    }

    NewTopic toNewTopic(int partitions, short replicationFactor) {
        Map<String, String> settings = new TreeMap<>();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanupPolicy());
        if (retention != null) {
            settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
        }
        return new NewTopic(name, partitions, replicationFactor).configs(settings);
    }
}
