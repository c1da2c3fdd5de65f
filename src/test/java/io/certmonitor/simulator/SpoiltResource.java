package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What the faults of single resources do to their JSON, be it of ARM or a row of Resource Graph. */
final class SpoiltResource {

    private SpoiltResource() {}

    static String of(String resource, @Nullable Fault fault) {
        if (fault instanceof Fault.BadField bad) {
            ObjectNode json = Json.parse(resource);
            if (json.path("properties").isObject()
                    && (bad.order() == null || bad.order().equalsIgnoreCase(name(json)))) {
                Json.set(json, "properties." + bad.path(), bad.value());
            }
            return Json.text(json);
        }
        if (fault instanceof Fault.MixedCaseIds) {
            ObjectNode json = Json.parse(resource);
            if (json.path("id").isTextual()) {
                json.put("id", mixed(json.path("id").asText()));
            }
            return Json.text(json);
        }
        return resource;
    }

    /** A row may have been asked for without its name, but its id ends with it. */
    private static String name(ObjectNode json) {
        String id = json.path("id").asText();
        return json.path("name").asText(id.substring(id.lastIndexOf('/') + 1));
    }

    private static String mixed(String id) {
        StringBuilder mixed = new StringBuilder(id.length());
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            mixed.append(i % 2 == 0 ? Character.toLowerCase(c) : Character.toUpperCase(c));
        }
        return mixed.toString();
    }
}
