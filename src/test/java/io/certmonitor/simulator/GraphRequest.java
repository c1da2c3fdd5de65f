package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The body of a query of Resource Graph.
 *
 * @param subscriptions the subscriptions to ask, in lower case; none to ask all that the caller sees
 * @param query in the Kusto query language
 * @param rows how many rows a page may have
 * @param at where the page begins
 */
record GraphRequest(Set<String> subscriptions, String query, int rows, SkipToken at) {

    private static final int MAX_ROWS = 1_000;
    private static final int MAX_SUBSCRIPTIONS = 300;
    private static final Set<String> FIELDS = Set.of("subscriptions", "query", "options");
    private static final Set<String> OPTIONS = Set.of("$skipToken", "$top", "resultFormat");

    /**
     * Reads a body.
     *
     * @throws ArmException with status 400 when the simulator, or Azure, would not know what to do
     */
    static GraphRequest parse(String body) {
        ObjectNode json = object(body);
        JsonNode options = json.path("options");
        requireKnown(json, FIELDS, "");
        requireKnown(options, OPTIONS, "options.");
        JsonNode query = json.path("query");
        if (!query.isTextual() || query.asText().isBlank()) {
            throw GraphErrors.badRequest("InvalidQuery", "The query is missing.");
        }
        String format = options.path("resultFormat").asText("objectArray");
        if (!format.equals("objectArray")) {
            throw GraphErrors.badRequest(
                    "UnsupportedResultFormat",
                    "The simulator answers resultFormat objectArray only, not " + format + ".");
        }
        return new GraphRequest(subscriptions(json), query.asText(), rows(options), token(options));
    }

    /** The subscriptions that a body names, as far as it can be read. */
    static Set<String> namedSubscriptions(String body) {
        try {
            return subscriptions(object(body));
        } catch (ArmException e) {
            return Set.of();
        }
    }

    /** The page that a body asks for, the first when it cannot be read. */
    static int page(String body) {
        try {
            return token(object(body).path("options")).page();
        } catch (ArmException e) {
            return 1;
        }
    }

    private static ObjectNode object(String body) {
        try {
            return Json.parse(body);
        } catch (IllegalArgumentException e) {
            throw GraphErrors.badRequest("InvalidRequestBody", String.valueOf(e.getMessage()));
        }
    }

    private static void requireKnown(JsonNode json, Set<String> known, String prefix) {
        for (var field : json.properties()) {
            if (!known.contains(field.getKey())) {
                throw GraphErrors.badRequest(
                        "UnsupportedField", "The simulator does not know " + prefix + field.getKey() + ".");
            }
        }
    }

    private static Set<String> subscriptions(ObjectNode json) {
        Set<String> subscriptions = new HashSet<>();
        json.path("subscriptions").forEach(id -> subscriptions.add(id.asText().toLowerCase(Locale.ROOT)));
        if (subscriptions.size() > MAX_SUBSCRIPTIONS) {
            throw GraphErrors.badRequest(
                    "TooManySubscriptions",
                    "A query may name " + MAX_SUBSCRIPTIONS + " subscriptions at most, not " + subscriptions.size()
                            + ".");
        }
        return Set.copyOf(subscriptions);
    }

    private static int rows(JsonNode options) {
        JsonNode top = options.path("$top");
        int rows = top.isMissingNode() || top.isNull() ? MAX_ROWS : top.asInt(0);
        if (rows < 1 || rows > MAX_ROWS) {
            throw GraphErrors.badRequest("InvalidTop", "$top must be 1 to " + MAX_ROWS + ", not " + top + ".");
        }
        return rows;
    }

    private static SkipToken token(JsonNode options) {
        JsonNode token = options.path("$skipToken");
        try {
            return SkipToken.decode(token.isTextual() ? token.asText() : "");
        } catch (IllegalArgumentException e) {
            throw GraphErrors.badRequest("InvalidSkipToken", "The skip token " + token + " is invalid.");
        }
    }
}
