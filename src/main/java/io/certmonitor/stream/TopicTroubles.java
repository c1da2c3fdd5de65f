package io.certmonitor.stream;

import io.certmonitor.view.KafkaTrouble;
import io.certmonitor.view.KafkaTrouble.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** What is wrong with topics that are there; a pure function of how the brokers describe them. */
final class TopicTroubles {

    private static final Map<String, TopicSpec> SPECS =
            TopicSpec.ALL.stream().collect(Collectors.toMap(TopicSpec::name, spec -> spec));

    /** Kafka Streams reads the changelogs of the state when it restores, and writes them all the while. */
    private static final Set<AclOperation> CHANGELOG_RIGHTS = EnumSet.of(AclOperation.READ, AclOperation.WRITE);

    private final Map<String, TopicDescription> topics;
    private final Map<String, Config> configs;
    private final int partitions;

    private TopicTroubles(Map<String, TopicDescription> topics, Map<String, Config> configs, int partitions) {
        this.topics = new TreeMap<>(topics);
        this.configs = configs;
        this.partitions = partitions;
    }

    /**
     * The gravest trouble; null when all is well.
     *
     * @param topics by name: those of the contract and changelogs
     * @param configs by the name of the topic
     * @param partitions how many each topic of the contract must have
     */
    static @Nullable KafkaTrouble of(
            Map<String, TopicDescription> topics, Map<String, Config> configs, int partitions) {
        TopicTroubles troubles = new TopicTroubles(topics, configs, partitions);
        return Stream.of(
                        troubles.missingRights(),
                        troubles.mismatches(),
                        troubles.withoutLeader(),
                        troubles.withTooFewReplicas())
                .flatMap(found -> found)
                .findFirst()
                .orElse(null);
    }

    private Stream<KafkaTrouble> missingRights() {
        List<String> missing = topics.values().stream()
                .filter(topic -> !lackingRights(topic).isEmpty())
                .map(topic -> lackingRights(topic) + " on " + topic.name())
                .toList();
        return trouble(
                Reason.UNAUTHORIZED,
                missing,
                "the right is missing: %s; grant the monitor the rights that docs/kafka.md lists");
    }

    /** Brokers that do not tell rights leave them out, or tell none; whoever may describe has that right at least. */
    private static Set<AclOperation> lackingRights(TopicDescription topic) {
        Set<AclOperation> granted = topic.authorizedOperations();
        TopicSpec spec = SPECS.get(topic.name());
        Set<AclOperation> lacking = EnumSet.copyOf(spec == null ? CHANGELOG_RIGHTS : spec.rights());
        if (granted == null || granted.isEmpty() || granted.contains(AclOperation.ALL)) {
            lacking.clear();
        } else {
            lacking.removeAll(granted);
        }
        return lacking;
    }

    private Stream<KafkaTrouble> mismatches() {
        List<String> differences = TopicSpec.ALL.stream()
                .flatMap(spec ->
                        TopicComparison.differences(spec, partitions, topics.get(spec.name()), configs.get(spec.name()))
                                .stream())
                .toList();
        return trouble(
                Reason.TOPIC_MISMATCH,
                differences,
                "a topic is not as it must be: %s; put it right as docs/reliability.md says");
    }

    private Stream<KafkaTrouble> withoutLeader() {
        return trouble(
                Reason.NO_LEADER,
                partitionsThat((topic, partition) ->
                        partition.leader() == null || partition.leader().isEmpty()),
                "no leader: %s; bring back the brokers that hold it, and see that their disks are not full");
    }

    private Stream<KafkaTrouble> withTooFewReplicas() {
        return trouble(
                Reason.TOO_FEW_REPLICAS,
                partitionsThat((topic, partition) -> partition.isr().size() < leastReplicas(topic)),
                "fewer replicas are in sync than min.insync.replicas: %s; bring the brokers back or lower the setting");
    }

    private interface Condition {
        boolean holds(String topic, TopicPartitionInfo partition);
    }

    /** How many partitions of each topic, for example {@code certmonitor.orders (2 of 12 partitions)}. */
    private List<String> partitionsThat(Condition condition) {
        return topics.values().stream()
                .flatMap(topic -> {
                    long count = topic.partitions().stream()
                            .filter(partition -> condition.holds(topic.name(), partition))
                            .count();
                    String said = topic.name() + " (" + count + " of "
                            + topic.partitions().size() + " partitions)";
                    return Stream.of(said).filter(text -> count > 0);
                })
                .toList();
    }

    private int leastReplicas(String topic) {
        Config config = configs.get(topic);
        ConfigEntry least = config == null ? null : config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
        return least == null || least.value() == null ? 1 : Integer.parseInt(least.value());
    }

    private static Stream<KafkaTrouble> trouble(Reason reason, List<String> where, String message) {
        return Stream.of(where)
                .filter(Predicate.not(List::isEmpty))
                .map(list -> new KafkaTrouble(reason, message.formatted(String.join(", ", list))));
    }
}
