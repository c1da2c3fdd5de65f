package io.certmonitor.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.certmonitor.transition.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The schemas of the event contract as they are published in {@code docs/events/schemas}, by their {@code $id}. */
final class PublishedSchemas {

    static final Path FOLDER = Path.of("docs", "events", "schemas");

    /** What the {@code $id} of a schema and the {@code dataschema} of an event begin with. */
    static final String PREFIX = "urn:certmonitor:schema:";

    /** The {@code $id} of what the others share. */
    static final String COMMON = PREFIX + "common.v1";

    /** The title of the branch that lets values through that no version has yet. */
    static final String LATER = "Of a later version";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Times are times, and no other text. */
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .build();

    private final Map<String, JsonNode> documents;
    private final JsonSchemaFactory factory;

    private PublishedSchemas(Map<String, JsonNode> documents) {
        this.documents = documents;
        Map<String, String> texts = documents.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, document -> document.getValue().toString()));
        this.factory = JsonSchemaFactory.getInstance(
                VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts)));
    }

    /** As subscribers validate: what a later version adds is let through. */
    static PublishedSchemas published() {
        Map<String, JsonNode> documents = new TreeMap<>();
        for (Path file : files()) {
            JsonNode document = read(file);
            documents.put(document.path("$id").asText(), document);
        }
        return new PublishedSchemas(documents);
    }

    /** Lets nothing through that the schemas do not name: no other field, and no value of a later version. */
    static PublishedSchemas strict() {
        PublishedSchemas published = published();
        published.documents.values().forEach(PublishedSchemas::close);
        return new PublishedSchemas(published.documents);
    }

    /** The files of the schemas. */
    static Set<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot be read as JSON: " + file, e);
        }
    }

    /** The {@code $id} of the schema of the data of a type of event. */
    static String id(EventType type) {
        return type.typeName().replace("io.certmonitor.", PREFIX);
    }

    /** Every schema by its {@code $id}. */
    Map<String, JsonNode> documents() {
        return documents;
    }

    /** One schema. */
    JsonNode document(String id) {
        return Objects.requireNonNull(documents.get(id), id);
    }

    /** Follows references: what a schema says in the end, of which the keywords beside a reference are no part. */
    JsonNode resolved(JsonNode schema, JsonNode document) {
        JsonNode current = schema;
        JsonNode home = document;
        while (current.has("$ref")) {
            String[] reference = current.path("$ref").asText().split("#", 2);
            home = reference[0].isEmpty() ? home : document(reference[0]);
            current = home.at(reference[1]);
        }
        return current;
    }

    /** What is wrong with a document, each as the place and the keyword that is broken there. */
    Set<String> violations(String id, JsonNode data) {
        return factory.getSchema(SchemaLocation.of(id), CONFIG).validate(data).stream()
                .map(message -> message.getInstanceLocation() + " " + message.getType() + ": " + message.getMessage())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every object in a schema, from the outside inwards. */
    static void walk(JsonNode schema, Consumer<ObjectNode> visitor) {
        if (schema instanceof ObjectNode object) {
            visitor.accept(object);
        }
        schema.forEach(child -> walk(child, visitor));
    }

    private static void close(JsonNode document) {
        walk(document, schema -> {
            if (schema.path("type").asText().equals("object")
                    && schema.has("properties")
                    && !schema.has("additionalProperties")) {
                schema.put("additionalProperties", false);
            }
            if (schema.get("anyOf") instanceof ArrayNode branches) {
                for (int i = branches.size() - 1; i >= 0; i--) {
                    if (branches.path(i).path("title").asText().equals(LATER)) {
                        branches.remove(i);
                    }
                }
            }
        });
    }
}
