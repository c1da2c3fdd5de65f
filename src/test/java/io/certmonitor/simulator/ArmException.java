package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** An answer in ARM's error envelope, thrown where the reason is found. */
final class ArmException extends RuntimeException {

    private final int status;
    private final String code;
    private final Map<String, String> headers;

    /** JSON cannot be serialised with the exception, and nobody does. */
    private final transient List<ObjectNode> details;

    ArmException(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    ArmException(int status, String code, String message, Map<String, String> headers) {
        this(status, code, message, headers, List.of());
    }

    ArmException(int status, String code, String message, Map<String, String> headers, List<ObjectNode> details) {
        super(message);
        this.status = status;
        this.code = code;
        this.headers = headers;
        this.details = details;
    }

    static ArmException subscriptionNotFound(String id) {
        return new ArmException(404, "SubscriptionNotFound", "The subscription '" + id + "' could not be found.");
    }

    static ArmException resourceGroupNotFound(String name) {
        return new ArmException(404, "ResourceGroupNotFound", "Resource group '" + name + "' could not be found.");
    }

    static ArmException orderNotFound(String resourceGroup, String name) {
        return new ArmException(
                404,
                "ResourceNotFound",
                "The Resource '" + SimulatedOrder.TYPE + "/" + name + "' under resource group '" + resourceGroup
                        + "' was not found.");
    }

    static ArmException badRequest(String message) {
        return new ArmException(400, "BadRequest", message);
    }

    Answer answer() {
        return Answer.error(status, code, String.valueOf(getMessage()), details).with(headers);
    }
}
