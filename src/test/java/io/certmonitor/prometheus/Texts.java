package io.certmonitor.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** Reads the labels and annotations in Prometheus' answers. */
final class Texts {

    private Texts() {}

    static Map<String, String> of(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}
