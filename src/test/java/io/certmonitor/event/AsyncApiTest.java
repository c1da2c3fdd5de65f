package io.certmonitor.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certmonitor.transition.EventType;
import io.cloudevents.core.message.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The AsyncAPI document is one, and says what really is in the records. */
class AsyncApiTest {

    private static final String HEADERS = "/components/schemas/binaryHeaders";
    private static final String WHOLE = "/components/messages/structuredEvent";

    private final ObjectNode document = AsyncApi.document();

    @Test
    void theDocumentIsBuiltAsAsyncApiWants() {
        assertThat(AsyncApi.violations(document)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/info/title",
        "/channels/orders/address",
        "/operations/tellEvents/channel",
        "/components/messages/orderExpiring/payload/schema",
        "/components/messageBindings/keyedByArmId/kafka/key"
    })
    void aDocumentThatLacksAPartIsFound(String pointer) {
        int last = pointer.lastIndexOf('/');

        ((ObjectNode) document.at(pointer.substring(0, last))).remove(pointer.substring(last + 1));

        assertThat(AsyncApi.violations(document)).isNotEmpty();
    }

    @Test
    void everyReferencePointsToSomething() {
        List<String> references = new ArrayList<>();
        PublishedSchemas.walk(document, object -> {
            if (object.path("$ref").isTextual()) {
                references.add(object.path("$ref").asText());
            }
        });

        assertThat(references)
                .hasSizeGreaterThan(EventType.values().length)
                .allSatisfy(reference -> assertThat(
                                AsyncApi.target(document, reference).isObject())
                        .as(reference)
                        .isTrue());
        assertThat(AsyncApi.target(document, "#/components/schemas/nothing").isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyTypeOfEventIsAMessageOfTheTopicOfEvents(EventType type) {
        List<JsonNode> messages = messages("orderEvents").stream()
                .filter(message -> message.path("name").asText().equals(type.typeName()))
                .toList();

        assertThat(messages).singleElement().satisfies(message -> {
            String schema = message.at("/payload/schema/$ref").asText();
            assertThat(AsyncApi.target(document, schema).path("$id").asText()).isEqualTo(PublishedSchemas.id(type));
            assertThat(message.at("/headers/$ref").asText()).isEqualTo("#" + HEADERS);
            assertThat(message.path("contentType").asText()).isEqualTo("application/json");
        });
    }

    @Test
    void theTopicOfEventsHasNoOtherMessagesButTheirStructuredMode() {
        assertThat(messages("orderEvents")).hasSize(EventType.values().length + 1);
        assertThat(messages("orders").get(0).at("/payload/schema/$ref").asText())
                .isEqualTo("schemas/orders.v1.schema.json");
    }

    @Test
    void theHeadersOfBinaryModeAreThoseThatAreWritten() {
        Set<String> written = new TreeSet<>();
        for (TestRecord<String, byte[]> told :
                EventStory.traced(Encoding.BINARY).events()) {
            ObjectNode headers = headers(told);
            written.addAll(names(headers));
            assertThat(AsyncApi.violations(document, HEADERS, headers)).isEmpty();
            assertThat(headers.has("ce_finding"))
                    .isEqualTo(EventStory.json(told.value()).has("finding"));
        }

        assertThat(written).isEqualTo(names(document.at(HEADERS + "/properties")));
    }

    @Test
    void theFieldsOfStructuredModeAreThoseThatAreWritten() {
        Set<String> written = new TreeSet<>();
        for (TestRecord<String, byte[]> told :
                EventStory.traced(Encoding.STRUCTURED).events()) {
            JsonNode whole = EventStory.json(told.value());
            written.addAll(names(whole));
            assertThat(AsyncApi.violations(document, WHOLE + "/payload", whole)).isEmpty();
            assertThat(AsyncApi.violations(document, WHOLE + "/headers", headers(told)))
                    .isEmpty();
        }

        assertThat(written).isEqualTo(names(document.at(WHOLE + "/payload/properties")));
    }

    @ParameterizedTest
    @CsvSource({"ce_id, 1", "ce_time, yesterday", "ce_severity, dire", "ce_source, elsewhere", "content-type, text/html"
    })
    void aHeaderThatIsOtherwiseIsFound(String name, String value) {
        ObjectNode headers = headers(EventStory.told(Encoding.BINARY).events().get(0));
        ObjectNode lacking = headers.deepCopy();
        lacking.remove(name);

        assertThat(AsyncApi.violations(document, HEADERS, headers.put(name, value)))
                .isNotEmpty();
        assertThat(AsyncApi.violations(document, HEADERS, lacking)).isNotEmpty();
    }

    private List<JsonNode> messages(String channel) {
        List<JsonNode> messages = new ArrayList<>();
        document.at("/channels/" + channel + "/messages")
                .forEach(reference -> messages.add(
                        AsyncApi.target(document, reference.path("$ref").asText())));
        return messages;
    }

    private static ObjectNode headers(TestRecord<String, byte[]> told) {
        ObjectNode headers = new ObjectMapper().createObjectNode();
        for (Header header : told.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        Stream.of(object)
                .flatMap(node -> node.properties().stream())
                .map(Map.Entry::getKey)
                .forEach(names::add);
        return names;
    }
}
