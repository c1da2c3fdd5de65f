package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;

/**
 * Turns schemas of Swagger 2.0 into JSON Schema, and makes them stricter in one point: an object that lists its fields
 * has no others, so that a misspelt field is found.
 */
final class SwaggerSchema {

    /** What only speaks to makers of clients. */
    private static final List<String> ANNOTATIONS = List.of("readOnly", "default", "description");

    private static final Map<String, long[]> RANGES = Map.of(
            "int32", new long[] {Integer.MIN_VALUE, Integer.MAX_VALUE},
            "int64", new long[] {Long.MIN_VALUE, Long.MAX_VALUE});

    private static final String DEFINITIONS = "#/definitions/";

    private SwaggerSchema() {}

    /** The schema of a definition, with every definition of the files in reach; references lose their file names. */
    static ObjectNode of(String definition, ObjectNode... files) {
        ObjectNode schema = Json.object().put("$ref", DEFINITIONS + definition);
        ObjectNode definitions = schema.putObject("definitions");
        for (ObjectNode file : files) {
            file.path("definitions")
                    .properties()
                    .forEach(entry ->
                            definitions.set(entry.getKey(), converted(entry.getValue(), isBase(entry.getKey()))));
        }
        return schema;
    }

    /** A schema that stands alone. */
    static ObjectNode of(ObjectNode schema) {
        return (ObjectNode) converted(schema, false);
    }

    /** Others extend it, and it cannot know by what. */
    private static boolean isBase(String definition) {
        return definition.equals("Resource");
    }

    private static JsonNode converted(JsonNode schema, boolean open) {
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        ObjectNode converted = Json.object();
        for (var entry : object.properties()) {
            String keyword = entry.getKey();
            if (!keyword.startsWith("x-ms-") && !ANNOTATIONS.contains(keyword)) {
                converted.set(keyword, value(keyword, entry.getValue()));
            }
        }
        long[] range = RANGES.get(object.path("format").asText());
        if (range != null) {
            converted.put("minimum", range[0]).put("maximum", range[1]).remove("format");
        }
        if (object.has("properties")) {
            converted.put("type", "object");
            if (!open) {
                converted.put("unevaluatedProperties", false);
            }
        }
        return converted;
    }

    private static JsonNode value(String keyword, JsonNode value) {
        return switch (keyword) {
            case "properties" -> {
                ObjectNode fields = Json.object();
                value.properties().forEach(field -> fields.set(field.getKey(), converted(field.getValue(), false)));
                yield fields;
            }
            case "allOf" -> {
                ArrayNode bases = Json.MAPPER.createArrayNode();
                value.forEach(base -> bases.add(converted(base, true)));
                yield bases;
            }
            case "items", "additionalProperties" -> converted(value, false);
            case "$ref" -> TextNode.valueOf(value.asText().replaceFirst("^[^#]*", ""));
            default -> value;
        };
    }
}
