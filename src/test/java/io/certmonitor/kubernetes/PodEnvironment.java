package io.certmonitor.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment of the monitor's container, as the kubelet makes it of the manifest. */
final class PodEnvironment {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\(([A-Za-z_][A-Za-z0-9_]*)\\)");

    private final List<JsonNode> entries;

    PodEnvironment(JsonNode container) {
        entries = Manifests.stream(container.path("env")).toList();
    }

    List<String> names() {
        return entries.stream().map(Manifests::name).toList();
    }

    /** The variables that are there for others to refer to. */
    List<String> referred() {
        List<String> names = new ArrayList<>();
        entries.forEach(entry -> REFERENCE
                .matcher(entry.path("value").asText())
                .results()
                .filter(reference -> reference.group(1) != null)
                .forEach(reference -> names.add(reference.group(1))));
        return names;
    }

    /**
     * What the process sees.
     *
     * @param secrets gives the value of a key in a Secret
     */
    Map<String, String> values(BinaryOperator<String> secrets) {
        Map<String, String> values = new LinkedHashMap<>();
        entries.forEach(entry -> values.put(Manifests.name(entry), value(entry, secrets, values)));
        return values;
    }

    private static String value(JsonNode entry, BinaryOperator<String> secrets, Map<String, String> before) {
        JsonNode secret = entry.at("/valueFrom/secretKeyRef");
        if (secret.isObject()) {
            return secrets.apply(Manifests.name(secret), secret.path("key").asText());
        }
        JsonNode field = entry.at("/valueFrom/fieldRef/fieldPath");
        if (field.isTextual()) {
            return field.asText();
        }
        // Only what stands before it in the list can be referred to.
        return REFERENCE
                .matcher(entry.path("value").asText())
                .replaceAll(reference -> Matcher.quoteReplacement(
                        reference.group(1) == null
                                ? "$"
                                : Objects.requireNonNull(before.get(reference.group(1)), reference.group())));
    }
}
