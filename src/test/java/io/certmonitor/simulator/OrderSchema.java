package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.Set;
import java.util.TreeSet;

/** A JSON Schema of certificate orders, with what does not keep to it told in a word. */
final class OrderSchema {

    /** Dates are dates, and no other text. */
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .build();

    private final JsonSchema schema;

    private OrderSchema(JsonNode schema) {
        this.schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema, CONFIG);
    }

    /** The product's own, of the flat shape. */
    static OrderSchema flat() {
        return new OrderSchema(Json.resource("/azure/certificate-order.schema.json"));
    }

    /** One that was made from Azure's description. */
    static OrderSchema of(JsonNode schema) {
        return new OrderSchema(schema);
    }

    /** What is wrong, each as the place and the rule that is broken there: {@code /properties/status enum}. */
    Set<String> violations(JsonNode order) {
        Set<String> violations = new TreeSet<>();
        schema.validate(order)
                .forEach(message -> violations.add(message.getInstanceLocation() + " " + message.getType()));
        return violations;
    }

    Set<String> violations(String order) {
        return violations(Json.parse(order));
    }
}
