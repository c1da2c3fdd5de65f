package io.certmonitor.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.evaluate.OrderInput;
import io.certmonitor.evaluate.Times;
import io.certmonitor.evaluate.UnreadableInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a dry run is asked for: Azure's JSON as the body, or an object that holds it as {@code order} or {@code orders}.
 * The times are parameters of the address or fields of that object, each given once.
 *
 * @param azure Azure's JSON
 * @param at the instant to judge for; null for now
 * @param firstSeenAt when the orders are to have been seen first; null for {@code at}
 */
record EvaluationRequest(
        JsonNode azure, @Nullable Instant at, @Nullable Instant firstSeenAt) {

    private static final String AT = "at";
    private static final String FIRST_SEEN_AT = "firstSeenAt";
    private static final List<String> ORDERS = List.of("order", "orders");

    /**
     * Reads a request.
     *
     * @param parameters of the address
     * @throws ProblemException when a parameter or field is wrong
     * @throws UnreadableInputException when the body is no such request
     */
    static EvaluationRequest read(byte[] body, Map<String, List<String>> parameters) throws UnreadableInputException {
        JsonNode json = OrderInput.parse(body);
        return isEnvelope(json) ? open(json, parameters) : request(json, parameters);
    }

    /** The instant to judge for, when there is no other. */
    Instant atOr(Instant now) {
        return at == null ? now : at;
    }

    /** Nothing that Azure prints has these fields at its top. */
    private static boolean isEnvelope(JsonNode json) {
        return ORDERS.stream().anyMatch(json::has) || json.has(AT) || json.has(FIRST_SEEN_AT);
    }

    private static EvaluationRequest open(JsonNode envelope, Map<String, List<String>> parameters) {
        List<String> given = ORDERS.stream().filter(envelope::has).toList();
        Map<String, List<String>> all = new TreeMap<>();
        parameters.forEach((name, values) -> all.put(name, new ArrayList<>(values)));
        envelope.properties().forEach(field -> {
            if (!given.contains(field.getKey()) && !field.getValue().isNull()) {
                all.computeIfAbsent(field.getKey(), name -> new ArrayList<>()).add(text(field.getValue()));
            }
        });
        if (given.size() != 1) {
            String problem = given.isEmpty() ? "neither order nor orders" : "both order and orders";
            throw new ProblemException(
                    Problem.unreadableBody("The body holds " + problem + ", of which one is needed."));
        }
        return request(envelope.path(given.get(0)), all);
    }

    private static EvaluationRequest request(JsonNode azure, Map<String, List<String>> parameters) {
        QueryParameters query = new QueryParameters(parameters);
        Instant at = query.one(AT, Times.ALLOWED, Times::parse);
        Instant firstSeenAt = query.one(FIRST_SEEN_AT, Times.ALLOWED, Times::parse);
        query.check();
        return new EvaluationRequest(azure, at, firstSeenAt);
    }

    /** What is no text is no time either, and must not look as if nothing were given. */
    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.getNodeType().name();
    }
}
