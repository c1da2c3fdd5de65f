package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.broker.LocalBroker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The topics on a real broker. */
class TopicSetupTest {

    private static final LocalBroker broker = LocalBroker.start(0);
    private static final Admin admin =
            Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));

    private final TopicSetup setup = new TopicSetup(admin, 4, (short) 1);

    @AfterAll
    static void stopBroker() {
        admin.close();
        broker.close();
    }

    @AfterEach
    void deleteTopics() throws Exception {
        admin.deleteTopics(admin.listTopics().names().get()).all().get();
        await().until(() -> admin.listTopics().names().get().isEmpty());
    }

    @Test
    void createsWhatIsMissingAsTheContractSays() throws Exception {
        assertThat(setup.createOrCheck()).isEmpty();

        assertThat(admin.listTopics().names().get())
                .containsExactlyInAnyOrder(Topics.OBSERVATIONS, Topics.ORDER_EVENTS, Topics.ORDERS, Topics.DEAD_LETTER);
        assertThat(setting(Topics.OBSERVATIONS, "retention.ms")).isEqualTo("86400000");
        assertThat(setting(Topics.ORDER_EVENTS, "retention.ms")).isEqualTo("2592000000");
        assertThat(setting(Topics.ORDERS, "cleanup.policy")).isEqualTo("compact");
        assertThat(admin.describeTopics(List.of(Topics.ORDERS))
                        .allTopicNames()
                        .get()
                        .values())
                .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(4))
                .hasSize(1);
    }

    @Test
    void findsNothingWrongWithWhatItHasCreated() throws Exception {
        setup.createOrCheck();

        assertThat(setup.createOrCheck()).isEmpty();
    }

    @Test
    void namesEachTopicThatIsNotAsItMustBeAndCreatesTheOthers() throws Exception {
        admin.createTopics(List.of(new NewTopic(Topics.OBSERVATIONS, Optional.of(2), Optional.empty())))
                .all()
                .get();
        setup.createOrCheck();
        set(Topics.ORDERS, "cleanup.policy", "delete");

        // The broker applies a setting a moment after it has accepted it.
        await().untilAsserted(() -> assertThat(setup.createOrCheck())
                .containsExactlyInAnyOrder(
                        "topic=certmonitor.observations setting=partitions found=2 wanted=4",
                        "topic=certmonitor.orders setting=cleanup.policy found=delete wanted=compact"));
    }

    private static String setting(String topic, String name) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .values()
                .iterator()
                .next()
                .get(name)
                .value();
    }

    private static void set(String topic, String name, String value) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        admin.incrementalAlterConfigs(Map.of(
                        resource, List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }
}
