package io.certmonitor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one manifest says of another is true. */
class ManifestReferencesTest {

    @BeforeAll
    static void needsKubectl() {
        Kubectl.require();
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void everySelectorSelectsThePods(Rendering rendering) {
        Manifests manifests = rendering.manifests();
        JsonNode workload = manifests.workload();
        List<JsonNode> selectors = Stream.of(
                        manifests.ofKind("Service").stream().map(service -> service.at("/spec/selector")),
                        manifests.ofKind("PodDisruptionBudget").stream()
                                .map(budget -> budget.at("/spec/selector/matchLabels")),
                        manifests.ofKind("NetworkPolicy").stream()
                                .map(policy -> policy.at("/spec/podSelector/matchLabels")),
                        manifests.ofKind("PodMonitor").stream()
                                .map(monitor -> monitor.at("/spec/selector/matchLabels")),
                        Manifests.stream(workload.at("/spec/template/spec/topologySpreadConstraints"))
                                .map(constraint -> constraint.at("/labelSelector/matchLabels")),
                        Stream.of(workload.at("/spec/selector/matchLabels")))
                .flatMap(all -> all)
                .toList();

        assertThat(selectors).hasSizeGreaterThanOrEqualTo(7).allSatisfy(selector -> {
            assertThat(selector.properties()).isNotEmpty();
            assertThat(manifests.podLabels().properties()).containsAll(selector.properties());
        });
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void everyPortIsOneOfTheContainer(Rendering rendering) {
        Manifests manifests = rendering.manifests();
        Set<String> named = Manifests.stream(manifests.container().path("ports"))
                .map(Manifests::name)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> used = Stream.of(
                        ports(manifests, "Service", "/spec/ports", "targetPort"),
                        ports(manifests, "PodMonitor", "/spec/podMetricsEndpoints", "port"),
                        manifests.ofKind("NetworkPolicy").stream()
                                .flatMap(policy -> Manifests.stream(policy.at("/spec/ingress")))
                                .flatMap(rule -> Manifests.stream(rule.path("ports")))
                                .map(port -> port.path("port").asText()),
                        Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                                .map(probe -> manifests
                                        .container()
                                        .at("/" + probe + "/httpGet/port")
                                        .asText()))
                .flatMap(all -> all)
                .toList();

        assertThat(used).hasSizeGreaterThanOrEqualTo(7);
        assertThat(named).containsAll(used);
        assertThat(new TreeSet<>(used)).isEqualTo(named);
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void thePortsAreThoseOfTheApplication(Rendering rendering) throws IOException {
        JsonNode application = new YAMLMapper()
                .readTree(Path.of("src/main/resources/application.yaml").toFile())
                .path("quarkus");

        assertThat(Manifests.stream(rendering.manifests().container().path("ports")))
                .extracting(port -> Manifests.name(port) + " " + port.path("containerPort"))
                .containsExactlyInAnyOrder(
                        "http " + application.at("/http/port"), "management " + application.at("/management/port"));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void theProbesAskForHealthAsItIsDocumented(Rendering rendering) throws IOException {
        String api = Files.readString(Path.of("docs/api.md"));

        assertThat(Stream.of("livenessProbe", "readinessProbe", "startupProbe")
                        .map(probe -> rendering
                                .manifests()
                                .container()
                                .at("/" + probe + "/httpGet/path")
                                .asText()))
                .containsExactly("/q/health/live", "/q/health/ready", "/q/health/live")
                .allMatch(path -> api.contains("| `" + path + "` |"));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void everyVolumeIsMountedAndEveryMountHasItsVolume(Rendering rendering) {
        assertThat(Manifests.stream(rendering.manifests().podTemplate().at("/spec/volumes"))
                        .map(Manifests::name))
                .containsExactlyInAnyOrderElementsOf(
                        Manifests.stream(rendering.manifests().container().path("volumeMounts"))
                                .map(Manifests::name)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void theConfigMapAndTheServiceAccountAreThere(Rendering rendering) {
        Manifests manifests = rendering.manifests();

        assertThat(manifests.configuration()).contains("certmonitor:");
        assertThat(manifests.ofKind("ServiceAccount"))
                .extracting(account -> Manifests.name(account.path("metadata")))
                .containsExactly(
                        manifests.podTemplate().at("/spec/serviceAccountName").asText());
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void aStatefulSetHasItsServiceAndReplicasTheirNames(Rendering rendering) {
        for (JsonNode set : rendering.manifests().ofKind("StatefulSet")) {
            assertThat(rendering.manifests().ofKind("Service"))
                    .filteredOn(
                            service -> service.at("/spec/clusterIP").asText().equals("None"))
                    .extracting(service -> Manifests.name(service.path("metadata")))
                    .contains(set.at("/spec/serviceName").asText());
            assertThat(new PodEnvironment(rendering.manifests().container()).values((secret, key) -> key))
                    .containsEntry("CERTMONITOR_INSTANCE_ID", "metadata.name");
        }
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void theReadmeSaysHowToMakeEverySecret(Rendering rendering) throws IOException {
        String readme = Files.readString(Rendering.ROOT.resolve("README.md"));
        JsonNode spec = rendering.manifests().podTemplate().path("spec");
        Stream<String> secrets = Stream.concat(
                spec.findValuesAsText("secretName").stream(),
                spec.findValues("secretKeyRef").stream().map(Manifests::name));

        assertThat(secrets).allSatisfy(secret -> assertThat(readme).contains("`" + secret + "`"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everythingOfAnOverlayIsInItsNamespace(Rendering overlay) {
        List<JsonNode> namespaces = overlay.manifests().ofKind("Namespace");
        assertThat(namespaces).hasSize(1);

        assertThat(overlay.manifests().all())
                .filteredOn(manifest -> !namespaces.contains(manifest))
                .extracting(manifest -> manifest.at("/metadata/namespace").asText())
                .containsOnly(Manifests.name(namespaces.get(0).path("metadata")));
    }

    static List<Rendering> renderings() {
        return Rendering.all();
    }

    static List<Rendering> overlays() {
        return Rendering.overlays();
    }

    private static Stream<String> ports(Manifests manifests, String kind, String list, String field) {
        return manifests.ofKind(kind).stream()
                .flatMap(manifest -> Manifests.stream(manifest.at(list)))
                .map(port -> port.path(field).asText());
    }
}
