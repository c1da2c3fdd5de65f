package io.certmonitor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every rendering keeps to, whatever is in it. */
class ManifestRulesTest {

    /** What the service needs to end (docs/reliability.md). */
    private static final Duration CLOSING = Duration.ofSeconds(10);
    /** What 100,000 orders need (docs/reliability.md). */
    private static final long HEAP_MIB = 512;

    @BeforeAll
    static void needsKubectl() {
        Kubectl.require();
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void imagesArePinned(Rendering rendering) {
        assertThat(rendering.manifests().podTemplate().findValuesAsText("image"))
                .isNotEmpty()
                .allMatch(image -> image.matches("[^:@]+(/[^:@]+)*(:[^:@]+|@sha256:[0-9a-f]{64})"))
                .noneMatch(image -> image.endsWith(":latest"));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void noSecretIsRendered(Rendering rendering) {
        assertThat(rendering.manifests().ofKind("Secret")).isEmpty();
    }

    @Test
    void noSecretIsInTheRepository() throws IOException {
        try (Stream<Path> files = Files.walk(Rendering.ROOT)) {
            assertThat(files.filter(file -> file.toString().endsWith(".yaml")))
                    .hasSizeGreaterThan(15)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContainPattern("(?m)^kind: Secret$")
                            .doesNotContain("secretGenerator")
                            .doesNotContain("PRIVATE KEY")
                            .doesNotContainPattern("(?i)password[\"']?\\s*[:=]\\s*\\S"));
        }
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void aReplicaIsReplacedBeforeItGoesOrComesBackUnderItsName(Rendering rendering) {
        JsonNode workload = rendering.manifests().workload();

        if (workload.path("kind").asText().equals("Deployment")) {
            JsonNode update = workload.at("/spec/strategy/rollingUpdate");
            assertThat(update.path("maxUnavailable").asText()).isEqualTo("0");
            assertThat(update.path("maxSurge").asInt()).isPositive();
        } else {
            assertThat(workload.at("/spec/updateStrategy/type").asText()).isEqualTo("RollingUpdate");
        }
        assertThat(workload.at("/spec/replicas").asInt()).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void aReplicaHasTheTimeToCloseAndTheRoomForItsHeap(Rendering rendering) {
        JsonNode resources = rendering.manifests().container().path("resources");
        String memory = resources.at("/limits/memory").asText();

        assertThat(rendering
                        .manifests()
                        .podTemplate()
                        .at("/spec/terminationGracePeriodSeconds")
                        .asLong())
                .isGreaterThan(CLOSING.toSeconds());
        assertThat(resources.at("/requests/memory").asText()).isEqualTo(memory);
        assertThat(resources.at("/requests/cpu").asText()).isNotEmpty();
        assertThat(memory).matches("\\d+Mi");
        assertThat(Long.parseLong(memory.replace("Mi", "")) * heapShare(rendering) / 100)
                .isGreaterThanOrEqualTo(HEAP_MIB);
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void theMonitorSpeaksWithDnsKafkaAndAzureOnly(Rendering rendering) {
        assertThat(rendering.manifests().ofKind("NetworkPolicy"))
                .singleElement()
                .satisfies(policy -> {
                    assertThat(Manifests.stream(policy.at("/spec/policyTypes")).map(JsonNode::asText))
                            .containsExactly("Ingress", "Egress");
                    assertThat(Manifests.stream(policy.at("/spec/egress"))
                                    .flatMap(rule -> Manifests.stream(rule.path("ports")))
                                    .map(port -> port.path("protocol").asText() + " " + port.path("port")
                                            + port.path("endPort").asText()))
                            .containsExactly("UDP 53", "TCP 53", "UDP 5353", "TCP 5353", "TCP 90929094", "TCP 443");
                    assertThat(Manifests.stream(policy.at("/spec/ingress")))
                            .hasSize(2)
                            .allSatisfy(rule -> assertThat(rule.path("from")).isNotEmpty());
                });
    }

    static List<Rendering> renderings() {
        return Rendering.all();
    }

    private static long heapShare(Rendering rendering) {
        String options = new PodEnvironment(rendering.manifests().container())
                .values((secret, key) -> key)
                .getOrDefault("JAVA_TOOL_OPTIONS", "");
        return Long.parseLong(options.replaceAll(".*-XX:MaxRAMPercentage=(\\d+).*", "$1"));
    }
}
