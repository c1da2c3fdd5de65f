package io.certmonitor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each manifest is what its reader understands, to the last field. */
class ManifestSchemaTest {

    /** Objects with names of their user's own. */
    private static final Set<String> FREE = Set.of(
            "labels", "annotations", "matchLabels", "selector", "data", "requests", "limits", "config", "capabilities");

    @BeforeAll
    static void needsKubectl() {
        Kubectl.require();
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void everyManifestHasTheFieldsOfItsKindAndNoOthers(Rendering rendering) {
        assertThat(rendering.manifests().all())
                .hasSizeGreaterThan(5)
                .allSatisfy(manifest -> assertThat(KubernetesSchema.problem(manifest))
                        .as("%s %s", manifest.path("kind").asText(), Manifests.name(manifest.path("metadata")))
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void noManifestIsThereTwice(Rendering rendering) {
        assertThat(rendering.manifests().all())
                .extracting(manifest -> manifest.path("apiVersion").asText() + " "
                        + manifest.path("kind").asText() + " " + Manifests.name(manifest.path("metadata")))
                .doesNotHaveDuplicates();
    }

    /** What the check is worth: a field too many is found wherever it is. */
    @TestFactory
    Stream<DynamicTest> aFieldThatTheKindHasNotIsFound() {
        Map<String, JsonNode> kinds = new LinkedHashMap<>();
        Rendering.all().stream()
                .flatMap(rendering -> rendering.manifests().all().stream())
                .forEach(manifest -> kinds.putIfAbsent(manifest.path("kind").asText(), manifest));
        return kinds.entrySet().stream()
                .flatMap(kind -> places(kind.getValue(), "").stream()
                        .map(place -> DynamicTest.dynamicTest(kind.getKey() + place, () -> {
                            JsonNode spoilt = kind.getValue().deepCopy();
                            ((ObjectNode) (place.isEmpty() ? spoilt : spoilt.at(place))).put("replicaz", 1);

                            assertThat(KubernetesSchema.problem(spoilt)).isPresent();
                        })));
    }

    static List<Rendering> renderings() {
        return Rendering.all();
    }

    private static List<String> places(JsonNode node, String place) {
        List<String> places = new ArrayList<>();
        if (node.isObject() && !isFree(place)) {
            places.add(place);
            node.properties()
                    .forEach(field -> places.addAll(places(
                            field.getValue(),
                            place + "/" + field.getKey().replace("~", "~0").replace("/", "~1"))));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.addAll(places(node.get(i), place + "/" + i));
        }
        return places;
    }

    private static boolean isFree(String place) {
        return FREE.contains(place.substring(place.lastIndexOf('/') + 1));
    }
}
