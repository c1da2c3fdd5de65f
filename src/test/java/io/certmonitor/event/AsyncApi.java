package io.certmonitor.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The published AsyncAPI document. */
public final class AsyncApi {

    private static final Path FILE = Path.of("docs", "events", "asyncapi.yaml");
    private static final Path STRUCTURE = Path.of("src", "test", "resources", "event", "asyncapi.schema.json");
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private AsyncApi() {}

    /**
     * The document as it is published.
     *
     * @return its tree, that the caller may change
     */
    public static ObjectNode document() {
        try {
            return (ObjectNode) new YAMLMapper().readTree(FILE.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a document is not as AsyncAPI wants it. */
    static Set<String> violations(JsonNode document) {
        return violations(PublishedSchemas.read(STRUCTURE), document);
    }

    /** Where a value is not as the schema at a place of the document wants it. */
    static Set<String> violations(JsonNode document, String pointer, JsonNode value) {
        ObjectNode schema = new ObjectMapper().createObjectNode().put("$ref", "#" + pointer);
        schema.set("components", document.path("components"));
        return violations(schema, value);
    }

    /** What a reference in the document points to, missing when it points to nothing. */
    static JsonNode target(JsonNode document, String reference) {
        return reference.startsWith("#")
                ? document.at(reference.substring(1))
                : PublishedSchemas.read(FILE.resolveSibling(reference));
    }

    private static Set<String> violations(JsonNode schema, JsonNode value) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema, CONFIG).validate(value).stream()
                .map(message -> message.getInstanceLocation() + " " + message.getMessage())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
