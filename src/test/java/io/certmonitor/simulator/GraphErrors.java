package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** How Resource Graph refuses: the message says nothing, the details say why. */
final class GraphErrors {

    private GraphErrors() {}

    static ArmException badRequest(String code, String message) {
        return new ArmException(400, "BadRequest", message(), Map.of(), List.of(detail(code, message)));
    }

    /**
     * A query that cannot be understood.
     *
     * @param code such as ParserFailure
     * @param token the part that is not understood
     */
    static ArmException badQuery(String code, String message, KqlToken token) {
        ObjectNode part = detail(code, message)
                .put("line", token.line())
                .put("characterPositionInLine", token.column())
                .put("token", token.text());
        ObjectNode query = detail(
                "InvalidQuery",
                "Query is invalid. Please refer to the documentation for the Azure Resource Graph service and fix the"
                        + " error before retrying.");
        return new ArmException(400, "BadRequest", message(), Map.of(), List.of(query, part));
    }

    static ArmException accessDenied() {
        ObjectNode detail = detail(
                "AccessDenied",
                "Access is denied to the requested resource. The user might not have enough permission.");
        return new ArmException(403, "AccessDenied", message(), Map.of(), List.of(detail));
    }

    static ArmException throttled(Map<String, String> quota, long seconds) {
        Map<String, String> headers = new TreeMap<>(quota);
        headers.put("Retry-After", String.valueOf(seconds));
        ObjectNode detail = detail(
                "RateLimiting",
                "Client application has been throttled and should not attempt to repeat the request until an amount of"
                        + " time has elapsed. Please see https://aka.ms/resourcegraph-throttling for help.");
        return new ArmException(429, "RateLimiting", message(), headers, List.of(detail));
    }

    private static String message() {
        return "Please provide below info when asking for support: correlationId = " + UUID.randomUUID() + ".";
    }

    private static ObjectNode detail(String code, String message) {
        return Json.object().put("code", code).put("message", message);
    }
}
