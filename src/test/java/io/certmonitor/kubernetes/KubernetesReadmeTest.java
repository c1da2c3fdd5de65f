package io.certmonitor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What k8s/README.md tells people to write works as it is written. */
class KubernetesReadmeTest {

    private static final Path README = Rendering.ROOT.resolve("README.md");
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final String OWN = "kind: Kustomization";

    @BeforeAll
    static void needsKubectl() {
        Kubectl.require();
    }

    @Test
    void namesEveryOverlayAndEveryComponent() throws IOException {
        String readme = Files.readString(README);

        for (String folder : List.of("overlays", "components")) {
            assertThat(Rendering.names(folder))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allMatch(name -> readme.contains("[%s](%s/%s/kustomization.yaml)".formatted(name, folder, name)));
        }
    }

    @Test
    void theOverlayOfItsExampleCanBeRendered() throws IOException {
        Manifests manifests = render(List.of("workload-identity"), "");

        assertThat(manifests.container().path("image").asText())
                .isEqualTo("registry.example.com/certificate-order-monitor:0.1.0");
        assertThat(values(manifests)).containsEntry("CERTMONITOR_POLL_INTERVAL", "5m");
        assertThat(manifests.configuration()).contains("AUTO_RENEW_OFF");
    }

    @Test
    void thePatchesOfItsExamplesChangeWhatTheySay() throws IOException {
        String patches = String.join(
                "",
                blocks().stream()
                        .filter(block -> block.startsWith("patches:"))
                        .map(block -> block.substring("patches:\n".length()))
                        .toList());

        Manifests manifests = render(List.of("workload-identity", "strimzi", "oidc", "stateful"), patches);

        assertThat(manifests.ofKind("KafkaUser"))
                .extracting(
                        user -> user.at("/metadata/labels/strimzi.io~1cluster").asText())
                .containsExactly("events");
        assertThat(values(manifests))
                .containsEntry("QUARKUS_OIDC_AUTH_SERVER_URL", "https://login.example.com/realms/operations")
                .containsEntry("CERTMONITOR_API_ROLES", "certificates");
        assertThat(values(manifests).keySet()).allMatch(KnownSettings::isVariable);
    }

    /** The overlay of the example with these components and further patches, as somebody would write it. */
    private static Manifests render(List<String> components, String patches) throws IOException {
        String example = blocks().stream()
                .filter(block -> block.contains(OWN))
                .findFirst()
                .orElseThrow();
        StringBuilder list = new StringBuilder();
        components.forEach(component ->
                list.append("  - ../../components/").append(component).append('\n'));
        Path folder = Rendering.made("readme-" + String.join("-", components));
        Path production = Rendering.ROOT.resolve("overlays/production");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("namespace.yaml"), Files.readString(production.resolve("namespace.yaml")));
        Files.writeString(folder.resolve("application.yaml"), Files.readString(production.resolve("application.yaml")));
        Files.writeString(
                folder.resolve("kustomization.yaml"),
                (example.replace("  - ../../components/workload-identity\n", list) + patches)
                        .replace("../../", folder.relativize(Rendering.ROOT) + "/"));
        return Manifests.parse(Kubectl.kustomize(folder));
    }

    private static Map<String, String> values(Manifests manifests) {
        return new PodEnvironment(manifests.container()).values((secret, key) -> key);
    }

    private static List<String> blocks() throws IOException {
        Matcher matcher = YAML.matcher(Files.readString(README));
        return matcher.results().map(result -> result.group(1)).toList();
    }
}
