package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Renders orders in the two shapes that Azure has: flat, and nested as api-version 2015-08-01 describes them. */
final class OrderJson {

    private static final Set<String> CERTIFICATES = Set.of("signedCertificate", "intermediate", "root");

    /** What api-version 2015-08-01 does not know. */
    private static final Set<String> LATER = Set.of(
            "isPrivateKeyExternal", "appServiceCertificateNotRenewableReasons", "nextAutoRenewalTimeStamp", "contact");

    private static final String LATER_KEY_VAULT_STATE = "ExternalPrivateKey";
    private static final String UNKNOWN = "Unknown";

    private OrderJson() {}

    /** Built by hand around the stored text: parsing it again for every answer would dominate large listings. */
    static String flat(SimulatedOrder order) {
        return resource(order, order.properties());
    }

    static String nested(SimulatedOrder order) {
        ObjectNode properties = Json.object();
        for (var field : Json.parse(order.properties()).properties()) {
            if (!LATER.contains(field.getKey())) {
                properties.set(field.getKey(), nestedValue(order, field.getKey(), field.getValue()));
            }
        }
        return resource(order, Json.text(properties));
    }

    /** The Key Vault certificates of an order, each as the resource that the sub-collection lists. */
    static List<String> certificates(SimulatedOrder order) {
        return certificates(order, state -> state);
    }

    /**
     * The same for api-version 2015-08-01. Microsoft's two descriptions of it differ in the states that it has; what
     * both have is served, so that an order and its sub-collection say the same.
     */
    static List<String> nestedCertificates(SimulatedOrder order) {
        return certificates(order, OrderJson::withKnownState);
    }

    private static List<String> certificates(SimulatedOrder order, UnaryOperator<JsonNode> known) {
        return order.property("certificates").properties().stream()
                .map(entry -> Json.text(certificate(order, entry.getKey(), known.apply(entry.getValue()))))
                .toList();
    }

    private static JsonNode nestedValue(SimulatedOrder order, String field, JsonNode value) {
        if (CERTIFICATES.contains(field) && value.isObject()) {
            ObjectNode nested = Json.object().put("name", field).put("location", order.location());
            nested.set("properties", value);
            return nested;
        }
        if (!field.equals("certificates")) {
            return value;
        }
        ObjectNode nested = Json.object();
        value.properties()
                .forEach(entry -> nested.set(
                        entry.getKey(), certificate(order, entry.getKey(), withKnownState(entry.getValue()))));
        return nested;
    }

    private static JsonNode withKnownState(JsonNode certificate) {
        return certificate instanceof ObjectNode details
                        && details.path("provisioningState").asText().equals(LATER_KEY_VAULT_STATE)
                ? details.deepCopy().put("provisioningState", UNKNOWN)
                : certificate;
    }

    private static ObjectNode certificate(SimulatedOrder order, String name, JsonNode properties) {
        ObjectNode certificate = Json.object()
                .put("id", order.id() + "/certificates/" + name)
                .put("name", name)
                .put("type", SimulatedOrder.TYPE + "/certificates")
                .put("location", order.location());
        certificate.set("properties", properties);
        return certificate;
    }

    private static String resource(SimulatedOrder order, String properties) {
        StringBuilder json = new StringBuilder(properties.length() + 512)
                .append("{\"id\":")
                .append(Json.text(order.id()))
                .append(",\"name\":")
                .append(Json.text(order.name()))
                .append(",\"type\":\"")
                .append(SimulatedOrder.TYPE)
                .append("\",\"location\":")
                .append(Json.text(order.location()));
        if (!order.tags().isEmpty()) {
            json.append(",\"tags\":").append(Json.text(new TreeMap<>(order.tags())));
        }
        return json.append(",\"properties\":").append(properties).append('}').toString();
    }
}
