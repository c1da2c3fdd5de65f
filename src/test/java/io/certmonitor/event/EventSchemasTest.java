package io.certmonitor.event;

import static io.certmonitor.event.PublishedSchemas.COMMON;
import static io.certmonitor.event.PublishedSchemas.PREFIX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.certmonitor.event.EventDocument.PreviousDocument;
import io.certmonitor.event.OrderDocument.KeyVaultDocument;
import io.certmonitor.order.FailureReason;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.EventType;
import io.certmonitor.transition.FindingTransition;
import io.certmonitor.transition.ResolutionReason;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schemas say what the documents are: no field more or less, of the same type, as surely there. */
class EventSchemasTest {

    /** The record that each shared definition describes, wholly or in one of its shapes. */
    private static final Map<String, Class<? extends Record>> SHARED = Map.of(
            "order", OrderDocument.class,
            "keyVaultCertificate", KeyVaultDocument.class,
            "expiration", ExpirationDocument.class,
            "finding", FindingDocument.class,
            "previousFinding", PreviousDocument.class,
            "previousCertificate", PreviousDocument.class);

    private static final Map<Class<?>, String> SCALARS = Map.of(
            String.class, "string",
            Instant.class, "string date-time",
            Long.class, "integer",
            Integer.class, "integer",
            int.class, "integer",
            Boolean.class, "boolean");

    private static final PublishedSchemas SCHEMAS = PublishedSchemas.published();

    @ParameterizedTest
    @MethodSource("files")
    void aSchemaIsWellFormedAndItsFileIsNamedAfterItsId(Path file) {
        JsonNode schema = PublishedSchemas.read(file);

        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(SchemaLocation.of(SchemaId.V202012))
                        .validate(schema))
                .isEmpty();
        assertThat(schema.path("$schema").asText()).isEqualTo(SchemaId.V202012);
        assertThat(PREFIX + file.getFileName().toString().replace(".schema.json", ""))
                .isEqualTo(schema.path("$id").asText());
    }

    @Test
    void thereIsASchemaForEachTypeOfEventAndForCurrentOrdersAndForWhatTheyShare() {
        assertThat(SCHEMAS.documents().keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("orders.v1", "common.v1").map(PREFIX::concat),
                                Arrays.stream(EventType.values()).map(PublishedSchemas::id))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyPropertyIsDescribed(String id) {
        JsonNode document = SCHEMAS.document(id);
        PublishedSchemas.walk(
                document,
                schema -> properties(schema).forEach((name, property) -> {
                    boolean narrows = schema.has("$ref") || !schema.has("type");
                    assertThat(narrows
                                    || property.has("description")
                                    || SCHEMAS.resolved(property, document).has("description"))
                            .as("description of %s in %s", name, id)
                            .isTrue();
                }));
    }

    @ParameterizedTest
    @MethodSource("shared")
    void aSharedDefinitionHasTheFieldsOfItsRecord(Class<? extends Record> type) {
        List<JsonNode> shapes = SHARED.entrySet().stream()
                .filter(definition -> definition.getValue().equals(type))
                .map(definition -> SCHEMAS.document(COMMON).at("/$defs/" + definition.getKey()))
                .toList();

        assertThat(fields(shapes, SCHEMAS.document(COMMON))).isEqualTo(fields(type));
        assertThat(shapes).allSatisfy(shape -> assertThat(required(shape)).containsAll(alwaysThere(type)));
        if (shapes.size() == 1) {
            assertThat(required(shapes.get(0))).isEqualTo(alwaysThere(type));
        }
    }

    @Test
    void everySharedObjectDescribesARecord() {
        Set<String> objects = new TreeSet<>();
        properties(SCHEMAS.document(COMMON), "$defs").forEach((name, definition) -> {
            if (definition.has("properties")) {
                objects.add(name);
            }
        });

        assertThat(objects).isEqualTo(SHARED.keySet());
    }

    @Test
    void theDataOfOrderEventsHasTheFieldsOfItsRecord() {
        assertDescribed(EventDocument.class, "order.");
    }

    @Test
    void theDataOfSubscriptionEventsHasTheFieldsOfItsRecord() {
        assertDescribed(SubscriptionEventDocument.class, "subscription.");
    }

    @Test
    void aCurrentOrderHasTheFieldsOfItsRecord() {
        assertDescribed(JudgedOrderDocument.class, "orders.");
        assertThat(required(SCHEMAS.document(PREFIX + "orders.v1"))).isEqualTo(alwaysThere(JudgedOrderDocument.class));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void anEventAboutAFindingHasOneAndNoOtherDoes(EventType type) {
        boolean aboutFinding = Arrays.stream(FindingTransition.values())
                .flatMap(transition -> FindingCode.BUILT_IN.stream().map(code -> EventType.of(code, transition)))
                .anyMatch(type::equals);

        assertThat(properties(SCHEMAS.document(PublishedSchemas.id(type))).containsKey("finding"))
                .isEqualTo(aboutFinding);
        assertThat(required(SCHEMAS.document(PublishedSchemas.id(type))).contains("finding"))
                .isEqualTo(aboutFinding);
    }

    @Test
    void theListedValuesAreThoseOfTheProduct() {
        assertThat(listed(COMMON, "/$defs/severity/enum")).isEqualTo(labels(Severity.values()));
        assertThat(listed(COMMON, "/$defs/transition/enum")).isEqualTo(labels(FindingTransition.values()));
        assertThat(listed(COMMON, "/$defs/reason/anyOf/0/enum")).isEqualTo(labels(ResolutionReason.values()));
        assertThat(listed(COMMON, "/$defs/findingCode/anyOf/0/enum"))
                .isEqualTo(FindingCode.BUILT_IN.stream().map(FindingCode::name).toList());
        assertThat(listed(PublishedSchemas.id(EventType.UNREACHABLE), "/properties/reason/anyOf/0/enum"))
                .isEqualTo(labels(FailureReason.values()));
    }

    @Test
    void valuesThatALaterVersionMayBringAreLetThroughAndTheOthersAreNot() {
        assertThat(open()).containsExactlyInAnyOrder("findingCode", "reason", "reason", "reason");
    }

    private static List<String> open() {
        return SCHEMAS.documents().values().stream()
                .flatMap(document -> {
                    Stream.Builder<String> open = Stream.builder();
                    PublishedSchemas.walk(
                            document,
                            schema -> Stream.of("properties", "$defs")
                                    .forEach(keyword -> properties(schema, keyword)
                                            .forEach((name, value) -> {
                                                if (value.path("anyOf")
                                                        .findValuesAsText("title")
                                                        .contains(PublishedSchemas.LATER)) {
                                                    open.add(name);
                                                }
                                            })));
                    return open.build();
                })
                .toList();
    }

    /** The schemas whose names begin so have together the fields of the record, and each has what is always there. */
    private static void assertDescribed(Class<? extends Record> type, String begin) {
        Map<String, String> together = new TreeMap<>();
        for (JsonNode document : SCHEMAS.documents().values()) {
            if (document.path("$id").asText().startsWith(PREFIX + begin)) {
                together.putAll(fields(List.of(document), document));
                assertThat(required(document)).containsAll(alwaysThere(type));
                assertThat(properties(document)).containsKeys(required(document).toArray(String[]::new));
            }
        }
        assertThat(together).isEqualTo(fields(type));
    }

    /** Name and type of each component as JSON has it. */
    private static Map<String, String> fields(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .collect(Collectors.toMap(
                        RecordComponent::getName,
                        component -> name(component.getGenericType()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static String name(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return (generic.getRawType().equals(List.class) ? "array of " : "object of ")
                    + name(arguments[arguments.length - 1]);
        }
        return Objects.requireNonNullElseGet(SCALARS.get((Class<?>) type), () -> ((Class<?>) type).getSimpleName());
    }

    private static Map<String, String> fields(List<JsonNode> schemas, JsonNode document) {
        Map<String, String> fields = new TreeMap<>();
        schemas.forEach(schema ->
                properties(schema).forEach((name, property) -> fields.put(name, name(property, document))));
        return fields;
    }

    private static String name(JsonNode property, JsonNode document) {
        JsonNode schema = SCHEMAS.resolved(property, document);
        String type = schema.path("type").asText();
        return switch (type) {
            case "array" -> "array of " + name(schema.path("items"), homeOf(property, document));
            case "object" ->
                schema.has("properties")
                        ? recordOf(schema)
                        : "object of " + name(schema.path("additionalProperties"), document);
            default -> schema.path("format").asText().equals("date-time") ? type + " date-time" : type;
        };
    }

    private static JsonNode homeOf(JsonNode property, JsonNode document) {
        return property.path("$ref").asText().startsWith(COMMON) ? SCHEMAS.document(COMMON) : document;
    }

    private static String recordOf(JsonNode definition) {
        return SHARED.entrySet().stream()
                .filter(shared ->
                        SCHEMAS.document(COMMON).at("/$defs/" + shared.getKey()).equals(definition))
                .map(shared -> shared.getValue().getSimpleName())
                .findFirst()
                .orElse("an object of its own");
    }

    /** The components that are never null, and so never left out. */
    private static Set<String> alwaysThere(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> required(JsonNode schema) {
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        return required;
    }

    private static Map<String, JsonNode> properties(JsonNode schema) {
        return properties(schema, "properties");
    }

    private static Map<String, JsonNode> properties(JsonNode schema, String keyword) {
        Map<String, JsonNode> properties = new TreeMap<>();
        if (schema.path(keyword) instanceof ObjectNode object) {
            object.properties().forEach(property -> properties.put(property.getKey(), property.getValue()));
        }
        return properties;
    }

    private static List<String> listed(String id, String pointer) {
        return Stream.of(SCHEMAS.document(id).at(pointer))
                .flatMap(values -> {
                    Stream.Builder<String> texts = Stream.builder();
                    values.forEach(value -> texts.add(value.asText()));
                    return texts.build();
                })
                .toList();
    }

    private static List<String> labels(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    static Set<Path> files() {
        return PublishedSchemas.files();
    }

    static Set<String> ids() {
        return SCHEMAS.documents().keySet();
    }

    static Set<Class<? extends Record>> shared() {
        return Set.copyOf(SHARED.values());
    }
}
