package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.view.KafkaTrouble.Reason;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;

class TopicTroublesTest {

    private static final String CHANGELOG = "certmonitor-order-state-changelog";
    private static final Set<AclOperation> ALL_RIGHTS =
            EnumSet.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE);
    private static final Node ONE = new Node(1, "one", 9092);
    private static final Node TWO = new Node(2, "two", 9092);

    private final Map<String, TopicDescription> topics = new HashMap<>();
    private final Map<String, Config> configs = new HashMap<>();

    @BeforeEach
    void everythingIsWell() {
        TopicSpec.ALL.forEach(spec -> {
            topics.put(spec.name(), topic(spec.name(), ALL_RIGHTS, ONE, List.of(ONE, TWO)));
            configs.put(spec.name(), config(spec.cleanupPolicy(), 2));
        });
        topics.put(CHANGELOG, topic(CHANGELOG, ALL_RIGHTS, ONE, List.of(ONE, TWO)));
        configs.put(CHANGELOG, config("compact", 2));
    }

    @Test
    void topicsAsTheyMustBeAreNoTrouble() {
        assertThat(TopicTroubles.of(topics, configs, 2)).isNull();
    }

    @ParameterizedTest
    @NullSource
    @MethodSource("rightsOfBrokersThatTellNone")
    void brokersThatTellNoRightsRefuseNone(@Nullable Set<AclOperation> told) {
        topics.put(Topics.ORDERS, topic(Topics.ORDERS, told, ONE, List.of(ONE, TWO)));

        assertThat(TopicTroubles.of(topics, configs, 2)).isNull();
    }

    static Stream<Set<AclOperation>> rightsOfBrokersThatTellNone() {
        return Stream.of(Set.<AclOperation>of(), Set.of(AclOperation.ALL));
    }

    @Test
    void aRightThatIsMissingIsNamedWithItsTopic() {
        Set<AclOperation> describeAlone = EnumSet.of(AclOperation.DESCRIBE);
        topics.put(Topics.OBSERVATIONS, topic(Topics.OBSERVATIONS, describeAlone, ONE, List.of(ONE, TWO)));
        topics.put(Topics.ORDERS, topic(Topics.ORDERS, EnumSet.of(AclOperation.WRITE), ONE, List.of(ONE, TWO)));
        topics.put(CHANGELOG, topic(CHANGELOG, EnumSet.of(AclOperation.WRITE), ONE, List.of(ONE, TWO)));

        finds(
                Reason.UNAUTHORIZED,
                "the right is missing: [READ] on " + CHANGELOG + ", [READ, WRITE] on certmonitor.observations;");
    }

    @Test
    void otherPartitionsOrAnotherCleanupPolicyAreNamed() {
        configs.put(Topics.ORDERS, config("delete", 1));

        finds(Reason.TOPIC_MISMATCH, "topic=certmonitor.orders setting=cleanup.policy found=delete wanted=compact");
        assertThat(TopicTroubles.of(topics, configs, 12))
                .satisfies(trouble -> assertThat(trouble.message())
                        .contains("topic=certmonitor.dead-letter setting=partitions found=2 wanted=12"));
    }

    @Test
    void partitionsWithoutLeaderAreCounted() {
        topics.put(CHANGELOG, topic(CHANGELOG, ALL_RIGHTS, null, List.of()));

        finds(Reason.NO_LEADER, CHANGELOG + " (2 of 2 partitions)");
    }

    @Test
    void partitionsWithFewerReplicasInSyncThanWritesNeedAreCounted() {
        topics.put(Topics.ORDER_EVENTS, topic(Topics.ORDER_EVENTS, ALL_RIGHTS, ONE, List.of(ONE)));

        finds(Reason.TOO_FEW_REPLICAS, "certmonitor.order-events (2 of 2 partitions)");
    }

    @Test
    void aTopicWhoseSettingsAreNotKnownNeedsOneReplica() {
        configs.clear();
        topics.put(Topics.ORDER_EVENTS, topic(Topics.ORDER_EVENTS, ALL_RIGHTS, ONE, List.of(ONE)));

        assertThat(TopicTroubles.of(topics, configs, 2)).isNull();
    }

    private void finds(Reason reason, String inItsMessage) {
        assertThat(TopicTroubles.of(topics, configs, 2)).satisfies(trouble -> {
            assertThat(trouble.reason()).isEqualTo(reason);
            assertThat(trouble.message()).contains(inItsMessage);
        });
    }

    private static TopicDescription topic(
            String name, @Nullable Set<AclOperation> rights, @Nullable Node leader, List<Node> inSync) {
        List<TopicPartitionInfo> partitions = Stream.of(0, 1)
                .map(number -> new TopicPartitionInfo(number, leader, List.of(ONE, TWO), inSync))
                .toList();
        return new TopicDescription(name, false, partitions, rights);
    }

    private static Config config(String cleanupPolicy, int leastReplicas) {
        return new Config(List.of(
                new ConfigEntry("cleanup.policy", cleanupPolicy),
                new ConfigEntry("min.insync.replicas", Integer.toString(leastReplicas))));
    }
}
