package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What goes back over the wire. */
record Answer(int status, Map<String, String> headers, String body) {

    static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/json; charset=utf-8"), body);
    }

    static Answer error(int status, String code, String message) {
        return error(status, code, message, List.of());
    }

    static Answer error(int status, String code, String message, List<ObjectNode> details) {
        ObjectNode envelope = Json.object();
        ObjectNode error = envelope.putObject("error").put("code", code).put("message", message);
        if (!details.isEmpty()) {
            error.putArray("details").addAll(details);
        }
        return json(status, Json.text(envelope));
    }

    Answer with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Answer(status, Map.copyOf(all), body);
    }

    /** The same headers on a success with another body. */
    Answer ok(String other) {
        return new Answer(200, headers, other);
    }
}
