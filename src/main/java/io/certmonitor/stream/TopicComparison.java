package io.certmonitor.stream;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Compares a topic that is there with what it must look like. */
final class TopicComparison {

    private TopicComparison() {}

    /**
     * For each setting that differs: topic, setting, found and wanted.
     *
     * @param partitions how many it must have
     * @param description null when it is not known
     * @param config null when it is not known
     */
    static List<String> differences(
            TopicSpec topic, int partitions, @Nullable TopicDescription description, @Nullable Config config) {
        List<String> differences = new ArrayList<>();
        if (description != null) {
            compare(topic, "partitions", description.partitions().size(), partitions, differences);
        }
        ConfigEntry policy = config == null ? null : config.get(TopicConfig.CLEANUP_POLICY_CONFIG);
        if (policy != null) {
            compare(topic, TopicConfig.CLEANUP_POLICY_CONFIG, policy.value(), topic.cleanupPolicy(), differences);
        }
        return differences;
    }

    private static void compare(
            TopicSpec topic, String setting, Object found, Object wanted, List<String> differences) {
        if (!found.equals(wanted)) {
            differences.add("topic=" + topic.name() + " setting=" + setting + " found=" + found + " wanted=" + wanted);
        }
    }
}
