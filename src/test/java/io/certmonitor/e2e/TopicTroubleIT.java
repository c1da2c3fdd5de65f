package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.broker.BrokerSecurity;
import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.OrderOperation;
import io.certmonitor.simulator.SimulatedOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** Topics with which nobody can work, while the service runs. */
class TopicTroubleIT {

    private static final String SUBSCRIPTION = "0b1f6471-1bf0-4dda-aec3-cb9272f09590";
    private static final String OBSERVATIONS = "certmonitor.observations";
    private static final String ORDERS = "certmonitor.orders";

    @Test
    void troubleWithTopicsShowsWithItsReasonAndWorkGoesOnByItselfWhenItIsOver() throws Exception {
        try (MonitorRig rig = new MonitorRig();
                Admin admin = rig.admin()) {
            put(rig, "first");
            ServiceProcess service = rig.start();
            await().atMost(MonitorRig.PATIENCE).until(() -> orders(rig) == 1);

            setLeastReplicas(admin, "certmonitor.order-events", OpType.SET);
            rig.awaitTrouble(service, "topics", "too_few_replicas", "certmonitor.order-events (12 of 12 partitions)");
            setLeastReplicas(admin, "certmonitor.order-events", OpType.DELETE);
            rig.awaitAllClear(service);

            admin.deleteTopics(List.of(ORDERS)).all().get();
            rig.awaitTrouble(service, "topics", "topic_missing", ORDERS);
            create(admin, ORDERS, "compact");
            rig.awaitAllClear(service);
            put(rig, "second");
            await().atMost(MonitorRig.PATIENCE).until(() -> orders(rig) == 1);

            admin.deleteTopics(List.of(OBSERVATIONS)).all().get();
            rig.awaitTrouble(service, "topics", "topic_missing", OBSERVATIONS);
            create(admin, OBSERVATIONS, "delete");
            rig.awaitAllClear(service);
            rig.azure.apply(SUBSCRIPTION, "shop", "first", OrderOperation.deny());
            await().atMost(MonitorRig.PATIENCE)
                    .untilAsserted(() -> assertThat(rig.toldInShort()).containsExactly("first: failed ORDER_FAILED"));

            assertThat(service.output())
                    .noneMatch(line -> line.startsWith("\tat "))
                    .filteredOn(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                    .hasSizeBetween(3, 8);
        }
    }

    @Test
    void topicThatABrokerMadeByItselfIsNoTopicOfTheMonitor() throws Exception {
        BrokerSecurity makesTopics = BrokerSecurity.noneWith(Map.of("auto.create.topics.enable", "true"));
        try (MonitorRig rig = new MonitorRig(makesTopics);
                Admin admin = rig.admin()) {
            put(rig, "first");
            ServiceProcess service = rig.start();
            await().atMost(MonitorRig.PATIENCE).until(() -> orders(rig) == 1);

            admin.deleteTopics(List.of(OBSERVATIONS)).all().get();
            rig.awaitTrouble(service, "topics", "topic_mis[a-z]+", OBSERVATIONS);
            // Whether the producer, which cannot be told not to, has asked for the topic is a matter of chance.
            await().atMost(MonitorRig.PATIENCE).until(() -> replaced(admin, OBSERVATIONS, "delete"));
            rig.awaitAllClear(service);
            rig.azure.apply(SUBSCRIPTION, "shop", "first", OrderOperation.deny());
            await().atMost(MonitorRig.PATIENCE)
                    .untilAsserted(() -> assertThat(rig.toldInShort()).containsExactly("first: failed ORDER_FAILED"));

            assertThat(service.output()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    private static void setLeastReplicas(Admin admin, String topic, OpType how)
            throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry("min.insync.replicas", "2"), how);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
    }

    private static boolean replaced(Admin admin, String topic, String cleanupPolicy) throws InterruptedException {
        try {
            admin.deleteTopics(List.of(topic)).all().get();
        } catch (ExecutionException absent) {
            // Nobody has made it again.
        }
        try {
            create(admin, topic, cleanupPolicy);
            return true;
        } catch (ExecutionException stillThere) {
            return false;
        }
    }

    private static void create(Admin admin, String topic, String cleanupPolicy)
            throws ExecutionException, InterruptedException {
        NewTopic wanted = new NewTopic(topic, 12, (short) 1).configs(Map.of("cleanup.policy", cleanupPolicy));
        admin.createTopics(List.of(wanted)).all().get();
    }

    private static long orders(MonitorRig rig) {
        return rig.topics.read(ORDERS, new ByteArrayDeserializer()).stream()
                .filter(order -> order.value() != null)
                .map(order -> order.key())
                .distinct()
                .count();
    }

    private static void put(MonitorRig rig, String name) {
        rig.azure.putOrder(SimulatedOrder.healthy(Instant.now(), SUBSCRIPTION, "shop", name)
                .build());
    }
}
