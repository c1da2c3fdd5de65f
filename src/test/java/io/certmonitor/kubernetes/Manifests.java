package io.certmonitor.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a cluster is given.
 *
 * @param all the manifests, in the order in which they are applied
 */
record Manifests(List<JsonNode> all) {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet");

    static Manifests parse(String yaml) {
        try (MappingIterator<JsonNode> documents =
                new YAMLMapper().readerFor(JsonNode.class).readValues(yaml)) {
            return new Manifests(documents.readAll());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> ofKind(String kind) {
        return all.stream()
                .filter(manifest -> manifest.path("kind").asText().equals(kind))
                .toList();
    }

    /** The one that runs the monitor. */
    JsonNode workload() {
        List<JsonNode> workloads = all.stream()
                .filter(manifest -> WORKLOADS.contains(manifest.path("kind").asText()))
                .toList();
        if (workloads.size() != 1) {
            throw new AssertionError("There must be one workload, not " + workloads.size());
        }
        return workloads.get(0);
    }

    JsonNode podTemplate() {
        return workload().at("/spec/template");
    }

    JsonNode podLabels() {
        return podTemplate().at("/metadata/labels");
    }

    /** The container of the monitor. */
    JsonNode container() {
        return stream(podTemplate().at("/spec/containers"))
                .filter(container -> name(container).equals("certmonitor"))
                .findFirst()
                .orElseThrow();
    }

    /** The configuration that is mounted. */
    String configuration() {
        String name = stream(podTemplate().at("/spec/volumes"))
                .map(volume -> volume.at("/configMap/name"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElseThrow();
        return ofKind("ConfigMap").stream()
                .filter(map -> name(map.path("metadata")).equals(name))
                .findFirst()
                .orElseThrow()
                .at("/data/application.yaml")
                .asText();
    }

    static String name(JsonNode named) {
        return named.path("name").asText();
    }

    static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }
}
