package io.certmonitor.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The simulator's JSON: one mapper, and dotted paths such as {@code signedCertificate.notAfter} into objects. */
final class Json {

    /** Refuses what it does not know, so that a typing error in a fault rule is told and not ignored. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode parse(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException | ClassCastException e) {
            throw new IllegalArgumentException("Not a JSON object: " + e.getMessage(), e);
        }
    }

    static ObjectNode resource(String name) {
        try (InputStream stream = Json.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("Resource " + name + " is missing on the classpath");
            }
            return (ObjectNode) MAPPER.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("Resource " + name + " cannot be read", e);
        }
    }

    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    static JsonNode at(JsonNode root, String path) {
        JsonNode node = root;
        for (String field : fields(path)) {
            node = node.path(field);
        }
        return node;
    }

    /** Sets the value at a path, making the objects on the way; a {@link MissingNode} removes the field. */
    static void set(ObjectNode root, String path, Object value) {
        List<String> fields = fields(path);
        ObjectNode parent = root;
        for (String field : fields.subList(0, fields.size() - 1)) {
            parent = parent.get(field) instanceof ObjectNode child ? child : parent.putObject(field);
        }
        String last = fields.get(fields.size() - 1);
        if (value instanceof MissingNode) {
            parent.remove(last);
        } else {
            parent.set(last, MAPPER.<JsonNode>valueToTree(value));
        }
    }

    /** Applies a JSON merge patch (RFC 7396): objects are merged, null removes, everything else replaces. */
    static void merge(ObjectNode target, ObjectNode patch) {
        for (var entry : patch.properties()) {
            String field = entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isNull()) {
                target.remove(field);
            } else if (value instanceof ObjectNode change) {
                merge(target.get(field) instanceof ObjectNode child ? child : target.putObject(field), change);
            } else {
                target.set(field, value);
            }
        }
    }

    private static List<String> fields(String path) {
        return List.of(path.split("\\.", -1));
    }
}
