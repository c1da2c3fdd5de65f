package io.certmonitor.event;

import static io.certmonitor.event.EventStory.data;
import static io.certmonitor.event.EventStory.event;
import static io.certmonitor.event.EventStory.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicySettings;
import io.certmonitor.stream.ObservationsJudged;
import io.certmonitor.tracing.Tracing;
import io.certmonitor.transition.EventSettings;
import io.certmonitor.transition.EventType;
import io.certmonitor.transition.FindingTransition;
import io.certmonitor.transition.ResolutionReason;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.kafka.CloudEventSerializer;
import io.cloudevents.types.Time;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All that is told keeps to the published schemas, and a CloudEvents library reads it as it was meant. */
class EventContractTest {

    private static final Path EXAMPLES = Path.of("..", "shared", "azure-examples");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PublishedSchemas SCHEMAS = PublishedSchemas.published();
    private static final PublishedSchemas STRICT = PublishedSchemas.strict();

    private static EventStory binary;
    private static EventStory structured;

    @BeforeAll
    static void tellTheStory() {
        binary = EventStory.told(Encoding.BINARY);
        structured = EventStory.told(Encoding.STRUCTURED);
    }

    @Test
    void theStoryTellsAllThereIsToTell() {
        List<CloudEvent> told = events(binary);

        assertThat(values(told, CloudEvent::getType)).isEqualTo(labels(EventType.values(), EventType::typeName));
        assertThat(values(told, event -> text(event, "/finding/transition")))
                .isEqualTo(labels(FindingTransition.values(), FindingTransition::label));
        assertThat(values(ofType(told, EventType.RESOLVED), event -> text(event, "/finding/reason")))
                .isEqualTo(labels(ResolutionReason.values(), ResolutionReason::label));
        assertThat(values(ofType(told, EventType.FAILED), event -> text(event, "/finding/reason")))
                .containsExactly("policy");
        assertThat(values(ofType(told, EventType.RESTORED), event -> text(event, "/reason")))
                .containsExactly("recovered", "unmonitored");
        assertThat(values(told, event -> text(event, "/finding/code")))
                .containsAll(
                        FindingCode.BUILT_IN.stream().map(FindingCode::name).toList())
                .contains(EventStory.CUSTOM.name());
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void everyEventKeepsToTheSchemaThatItNames(Encoding encoding) {
        assertThat(events(story(encoding))).isNotEmpty().allSatisfy(event -> {
            String schema = String.valueOf(event.getDataSchema());
            assertThat(schema).isEqualTo(event.getType().replace("io.certmonitor.", PublishedSchemas.PREFIX));
            assertThat(SCHEMAS.violations(schema, data(event))).isEmpty();
            assertThat(STRICT.violations(schema, data(event))).isEmpty();
        });
    }

    @Test
    void everyCurrentOrderKeepsToItsSchema() {
        List<JsonNode> orders = binary.orders().stream()
                .filter(order -> order.value() != null)
                .map(order -> json(order.value()))
                .toList();

        assertThat(orders)
                .isNotEmpty()
                .allSatisfy(order -> assertThat(STRICT.violations(PublishedSchemas.PREFIX + "orders.v1", order))
                        .isEmpty());
        assertThat(binary.orders()).as("with tombstones").anyMatch(order -> order.value() == null);
    }

    @Test
    void bothModesTellTheSame() {
        assertThat(events(structured).stream().map(EventContractTest::attributes))
                .containsExactlyElementsOf(events(binary).stream()
                        .map(EventContractTest::attributes)
                        .toList());
        assertThat(events(structured).stream().map(EventStory::data))
                .containsExactlyElementsOf(
                        events(binary).stream().map(EventStory::data).toList());
    }

    @Test
    void inBinaryModeTheHeadersAreTheAttributesAndTheValueIsTheData() {
        assertThat(binary.events()).allSatisfy(told -> {
            CloudEvent event = event(told);
            Map<String, String> wanted = new TreeMap<>();
            attributes(event).forEach((name, value) -> wanted.put("ce_" + name, value));
            wanted.put("content-type", Objects.requireNonNull(wanted.remove("ce_datacontenttype")));

            assertThat(headers(told.headers())).isEqualTo(wanted);
            assertThat(json(told.value())).isEqualTo(data(event));
            assertThat(told.key()).isEqualTo(event.getExtension("partitionkey"));
        });
    }

    @Test
    void inStructuredModeTheValueIsTheWholeEvent() {
        assertThat(structured.events()).allSatisfy(told -> {
            CloudEvent event = event(told);
            ObjectNode whole = (ObjectNode) json(told.value());

            assertThat(headers(told.headers()).get("content-type")).startsWith("application/cloudevents+json");
            assertThat(whole.remove("data")).isEqualTo(data(event));
            assertThat(texts(whole)).isEqualTo(attributes(event));
        });
    }

    @Test
    void aLibraryWritesAgainWhatItRead() {
        try (CloudEventSerializer serializer = new CloudEventSerializer()) {
            serializer.configure(Map.of(), false);
            assertThat(binary.events()).allSatisfy(told -> {
                Headers headers = new RecordHeaders();
                byte[] value = serializer.serialize(EventStory.TOPIC, headers, event(told));

                assertThat(headers(headers)).isEqualTo(headers(told.headers()));
                assertThat(value).isEqualTo(told.value());
            });
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aFieldOfAnotherTypeBreaksTheSchema(EventType type) {
        for (Map.Entry<String, JsonNode> spoilt :
                mutants(largest(type), EventContractTest::retyped).entrySet()) {
            assertThat(SCHEMAS.violations(PublishedSchemas.id(type), spoilt.getValue()))
                    .as("another type at %s", spoilt.getKey())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aMissingFieldThatIsAlwaysThereBreaksTheSchema(EventType type) {
        JsonNode required = SCHEMAS.document(PublishedSchemas.id(type)).path("required");

        assertThat(required).isNotEmpty().allSatisfy(name -> {
            ObjectNode data = largest(type).deepCopy();
            data.remove(name.asText());
            assertThat(SCHEMAS.violations(PublishedSchemas.id(type), data)).isNotEmpty();
        });
    }

    @Test
    void whatTheSchemasForbidBesidesIsFound() {
        assertBroken(EventType.EXPIRING, "/finding/code", "EXPIRED");
        assertBroken(EventType.EXPIRING, "/finding/transition", "resolved");
        assertBroken(EventType.EXPIRING, "/finding/severity", "catastrophic");
        assertBroken(EventType.EXPIRING, "/finding/raisedAt", "yesterday");
        assertBroken(EventType.EXPIRING, "/order/id", "/subscriptions/a/order");
        assertBroken(EventType.DEGRADED, "/finding/code", "ORDER_FAILED");
        assertBroken(EventType.DEGRADED, "/finding/code", "not a code");
        assertBroken(EventType.RESOLVED, "/finding/transition", "raised");
        assertBroken(EventType.RESTORED, "/portalUrl", "not a place");
        assertBroken(EventType.UNREACHABLE, "/reason", "Not a reason!");
    }

    @Test
    void whatALaterVersionAddsIsLetThrough() {
        ObjectNode data = largest(EventType.DEGRADED).deepCopy();
        data.put("addedLater", true);
        ((ObjectNode) data.path("order")).put("addedLater", 1);
        ((ObjectNode) data.path("finding")).put("code", "FOUND_LATER");

        assertThat(SCHEMAS.violations(PublishedSchemas.id(EventType.DEGRADED), data))
                .isEmpty();
        assertThat(STRICT.violations(PublishedSchemas.id(EventType.DEGRADED), data))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void whatIsToldOfTheOrdersThatAzurePublishesKeepsToItsSchema() throws IOException {
        Path published = EXAMPLES.resolve("ListAppServiceCertificateOrdersByResourceGroup.2024-11-01.json");
        assumeThat(published).as("Azure's examples beside the checkout").exists();
        List<CertificateOrder> orders = new ArrayList<>();
        json(Files.readAllBytes(published))
                .at("/responses/200/body/value")
                .forEach(order -> orders.add(EventStory.read(order)));

        try (ObservationsJudged topology = new ObservationsJudged(
                new Policy(PolicySettings.DEFAULT), EventSettings.DEFAULT, Encoding.BINARY, Tracing.OFF)) {
            topology.judge(EventStory.listing(
                    "poll-1", EventStory.START, orders.get(0).id().subscriptionId(), orders));

            assertThat(topology.eventRecords())
                    .hasSizeGreaterThan(1)
                    .extracting(EventStory::event)
                    .allSatisfy(event -> assertThat(STRICT.violations(
                                    Objects.requireNonNull(event.getDataSchema())
                                            .toString(),
                                    data(event)))
                            .isEmpty());
        }
    }

    private static void assertBroken(EventType type, String pointer, String value) {
        ObjectNode data = largest(type).deepCopy();
        int last = pointer.lastIndexOf('/');
        assertThat(SCHEMAS.violations(PublishedSchemas.id(type), data)).isEmpty();

        ((ObjectNode) data.at(pointer.substring(0, last))).put(pointer.substring(last + 1), value);

        assertThat(SCHEMAS.violations(PublishedSchemas.id(type), data))
                .as("%s at %s", value, pointer)
                .isNotEmpty();
    }

    /** The data of the event of a type that says most. */
    private static ObjectNode largest(EventType type) {
        return (ObjectNode) ofType(events(binary), type).stream()
                .map(EventStory::data)
                .max((one, other) -> Integer.compare(
                        one.toString().length(), other.toString().length()))
                .orElseThrow();
    }

    /** Copies of an object, in each of which one value was changed, by the place of the value. */
    private static Map<String, JsonNode> mutants(ObjectNode object, UnaryOperator<JsonNode> mutation) {
        Map<String, JsonNode> mutants = new LinkedHashMap<>();
        for (String pointer : pointers("", object)) {
            ObjectNode copy = object.deepCopy();
            int last = pointer.lastIndexOf('/');
            JsonNode parent = copy.at(pointer.substring(0, last));
            String name = pointer.substring(last + 1);
            JsonNode mutated = mutation.apply(copy.at(pointer));
            if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(name), mutated);
            } else {
                ((ObjectNode) parent).set(name, mutated);
            }
            mutants.put(pointer, copy);
        }
        return mutants;
    }

    private static List<String> pointers(String at, JsonNode node) {
        List<String> pointers = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                pointers.add(at + "/" + field.getKey());
                pointers.addAll(pointers(at + "/" + field.getKey(), field.getValue()));
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                pointers.add(at + "/" + i);
                pointers.addAll(pointers(at + "/" + i, array.get(i)));
            }
        }
        return pointers;
    }

    private static JsonNode retyped(JsonNode value) {
        return value.isTextual()
                ? JSON.getNodeFactory().numberNode(1)
                : JSON.getNodeFactory().textNode("text");
    }

    private static EventStory story(Encoding encoding) {
        return encoding == Encoding.BINARY ? binary : structured;
    }

    private static List<CloudEvent> events(EventStory story) {
        return story.events().stream().map(EventStory::event).toList();
    }

    private static List<CloudEvent> ofType(List<CloudEvent> events, EventType type) {
        return events.stream()
                .filter(event -> event.getType().equals(type.typeName()))
                .toList();
    }

    /** Attributes and extensions by name, as text. */
    private static Map<String, String> attributes(CloudEvent event) {
        Map<String, String> attributes = new TreeMap<>();
        for (String name : event.getAttributeNames()) {
            Object value = event.getAttribute(name);
            attributes.put(
                    name, value instanceof OffsetDateTime time ? Time.writeTime(name, time) : String.valueOf(value));
        }
        for (String name : event.getExtensionNames()) {
            attributes.put(name, String.valueOf(event.getExtension(name)));
        }
        return attributes;
    }

    private static Map<String, String> headers(Headers headers) {
        Map<String, String> texts = new TreeMap<>();
        for (Header header : headers) {
            texts.put(header.key().toLowerCase(Locale.ROOT), new String(header.value(), StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static Map<String, String> texts(ObjectNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    private static String text(CloudEvent event, String pointer) {
        return data(event).at(pointer).asText();
    }

    /** What the events have, where they have it. */
    private static Set<String> values(List<CloudEvent> events, Function<CloudEvent, String> value) {
        return events.stream()
                .map(value)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> Set<String> labels(T[] values, Function<T, String> label) {
        return Arrays.stream(values).map(label).collect(Collectors.toCollection(TreeSet::new));
    }
}
