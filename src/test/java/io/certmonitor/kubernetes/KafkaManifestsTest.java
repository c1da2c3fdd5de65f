package io.certmonitor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.e2e.KafkaDocument;
import io.certmonitor.event.AsyncApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Topics, rights and logins in the manifests are those that the documents describe and other tests try. */
class KafkaManifestsTest {

    private static final String USER = "User:certmonitor";

    @BeforeAll
    static void needsKubectl() {
        Kubectl.require();
    }

    @Test
    void topicsAreThoseOfTheContract() {
        Map<String, Map<String, String>> wanted = new TreeMap<>();
        AsyncApi.document().path("channels").forEach(channel -> {
            JsonNode kafka = channel.at("/bindings/kafka");
            JsonNode settings = kafka.path("topicConfiguration");
            Map<String, String> topic = new TreeMap<>();
            topic.put("partitions", kafka.path("partitions").asText());
            topic.put("cleanup.policy", settings.at("/cleanup.policy/0").asText());
            if (settings.has("retention.ms")) {
                topic.put("retention.ms", settings.path("retention.ms").asText());
            }
            wanted.put(channel.path("address").asText(), topic);
        });
        Map<String, Map<String, String>> given = new TreeMap<>();
        strimzi().ofKind("KafkaTopic").forEach(topic -> {
            Map<String, String> settings = new TreeMap<>();
            topic.at("/spec/config")
                    .properties()
                    .forEach(setting ->
                            settings.put(setting.getKey(), setting.getValue().asText()));
            assertThat(settings.remove("min.insync.replicas")).isEqualTo("2");
            settings.put("partitions", topic.at("/spec/partitions").asText());
            given.put(Manifests.name(topic.path("metadata")), settings);
        });

        assertThat(given).isEqualTo(wanted).hasSize(4);
    }

    @Test
    void topicsAndChangelogsHaveThreeReplicas() {
        assertThat(strimzi().ofKind("KafkaTopic"))
                .extracting(topic -> topic.at("/spec/replicas").asInt())
                .containsOnly(3);
        assertThat(environment("strimzi", Map.of())).containsEntry("CERTMONITOR_TOPICS_REPLICATION_FACTOR", "3");
    }

    @Test
    void rightsAreThoseOfTheDocument() {
        List<AclBinding> given = new ArrayList<>();
        JsonNode user = strimzi().ofKind("KafkaUser").get(0);
        for (JsonNode rule : user.at("/spec/authorization/acls")) {
            JsonNode resource = rule.path("resource");
            ResourcePattern pattern = new ResourcePattern(
                    resource.path("type").asText().equals("transactionalId")
                            ? ResourceType.TRANSACTIONAL_ID
                            : ResourceType.fromString(resource.path("type").asText()),
                    Manifests.name(resource),
                    resource.path("patternType").asText().equals("prefix")
                            ? PatternType.PREFIXED
                            : PatternType.LITERAL);
            Manifests.stream(rule.path("operations"))
                    .map(KafkaManifestsTest::operation)
                    .forEach(operation -> given.add(new AclBinding(
                            pattern, new AccessControlEntry(USER, "*", operation, AclPermissionType.ALLOW))));
        }

        assertThat(given).containsExactlyInAnyOrderElementsOf(KafkaDocument.rights(USER));
    }

    @Test
    void topicsAndUserBelongToOneCluster() {
        assertThat(Stream.concat(strimzi().ofKind("KafkaTopic").stream(), strimzi().ofKind("KafkaUser").stream()))
                .extracting(resource ->
                        resource.at("/metadata/labels/strimzi.io~1cluster").asText())
                .containsOnly("kafka")
                .hasSize(5);
    }

    @Test
    void theLoginToStrimziIsThatOfTheDocument() {
        String login =
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"u\" password=\"p\";";

        assertThat(environment("strimzi", Map.of("certmonitor/sasl.jaas.config", login)))
                .containsAllEntriesOf(KafkaDocument.environment(
                        "User and password (SASL over TLS)",
                        Map.of(
                                "servers", "kafka-kafka-bootstrap:9093",
                                "user", "u",
                                "password", "p",
                                "ca.pem", "/etc/kafka/ca.crt")));
    }

    @Test
    void theLoginToEventHubsIsThatOfTheDocument() {
        Map<String, String> secret = Map.of(
                "certmonitor-event-hubs/namespace", "n",
                "certmonitor-event-hubs/tenant-id", "t",
                "certmonitor-event-hubs/client-id", "c",
                "certmonitor-event-hubs/client-secret", "s");

        assertThat(environment("event-hubs", secret))
                .containsAllEntriesOf(KafkaDocument.environment(
                        "Azure Event Hubs with Microsoft Entra",
                        Map.of("namespace", "n", "tenant-id", "t", "client-id", "c", "client-secret", "s")));
    }

    private static Manifests strimzi() {
        return Rendering.component("strimzi").manifests();
    }

    private static Map<String, String> environment(String component, Map<String, String> secrets) {
        return new PodEnvironment(Rendering.component(component).manifests().container())
                .values((secret, key) -> secrets.getOrDefault(secret + "/" + key, "unset"));
    }

    private static AclOperation operation(JsonNode name) {
        String words = name.asText().replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        return AclOperation.fromString(words);
    }
}
