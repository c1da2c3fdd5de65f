package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certmonitor.config.TopicsConfig;
import io.certmonitor.event.AsyncApi;
import io.smallrye.config.WithDefault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The AsyncAPI document describes the topics as they are created. */
class TopicsDocumentTest {

    private static final ObjectNode DOCUMENT = AsyncApi.document();

    @Test
    void theDocumentHasEveryTopic() {
        assertThat(channels())
                .extracting(channel -> channel.path("address").asText())
                .containsExactlyInAnyOrderElementsOf(
                        TopicSpec.ALL.stream().map(TopicSpec::name).toList());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aTopicIsDescribedAsItIsCreated(TopicSpec topic) throws NoSuchMethodException {
        JsonNode kafka = channels().stream()
                .filter(channel -> channel.path("address").asText().equals(topic.name()))
                .findFirst()
                .orElseThrow()
                .at("/bindings/kafka");
        int partitions = Integer.parseInt(Objects.requireNonNull(
                        TopicsConfig.class.getMethod("partitions").getAnnotation(WithDefault.class))
                .value());

        assertThat(kafka.path("partitions").asInt()).isEqualTo(partitions);
        assertThat(kafka.at("/topicConfiguration/cleanup.policy"))
                .extracting(JsonNode::asText)
                .containsExactly(topic.cleanupPolicy());
        assertThat(kafka.at("/topicConfiguration/retention.ms").asText())
                .isEqualTo(
                        topic.retention() == null
                                ? ""
                                : Long.toString(topic.retention().toMillis()));
    }

    @Test
    void theHeadersOfADeadLetterAreThoseThatAreWritten() {
        assertThat(DOCUMENT.at("/components/messages/deadLetter/headers/properties")
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(DeadLetter.REASON, DeadLetter.ORIGIN, DeadLetter.ORIGINAL_SIZE);
    }

    static List<TopicSpec> topics() {
        return TopicSpec.ALL;
    }

    private static List<JsonNode> channels() {
        List<JsonNode> channels = new ArrayList<>();
        DOCUMENT.path("channels").forEach(channels::add);
        return channels;
    }
}
