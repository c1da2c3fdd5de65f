package io.certmonitor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pods run in a namespace that enforces the profile {@code restricted}, and ask for less still. */
class PodSecurityTest {

    @BeforeAll
    static void needsKubectl() {
        Kubectl.require();
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void podsKeepEachControlOfTheRestrictedProfile(Rendering rendering) {
        assertThat(RestrictedPods.violations(spec(rendering))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void podsWriteNowhereButInTheirOwnMemoryAndHaveNoTokenOfTheCluster(Rendering rendering) {
        JsonNode spec = spec(rendering);

        assertThat(spec.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(spec.at("/securityContext/runAsUser").asInt()).isGreaterThan(10_000);
        assertThat(rendering
                        .manifests()
                        .container()
                        .at("/securityContext/readOnlyRootFilesystem")
                        .asBoolean())
                .isTrue();
        assertThat(Manifests.stream(rendering.manifests().container().path("volumeMounts"))
                        .filter(mount -> !mount.path("readOnly").asBoolean())
                        .map(mount -> mount.path("mountPath").asText()))
                .containsExactly("/tmp");
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void podsAreGivenNoVariablesThatLookLikeSettings(Rendering rendering) {
        assertThat(spec(rendering).path("enableServiceLinks").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theNamespaceOfAnOverlayEnforcesTheProfile(Rendering overlay) {
        assertThat(overlay.manifests().ofKind("Namespace"))
                .singleElement()
                .extracting(namespace -> namespace
                        .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                        .asText())
                .isEqualTo("restricted");
    }

    /** What the check is worth: each control is broken in turn, in the pod of the base. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|hostNetwork|true",
                "''|hostPID|true",
                "''|hostIPC|true",
                "/securityContext|sysctls|[{name: kernel.msgmax, value: '1'}]",
                "/securityContext|windowsOptions|{hostProcess: true}",
                "/securityContext|seLinuxOptions|{user: root}",
                "/securityContext|seLinuxOptions|{type: spc_t}",
                "/securityContext|appArmorProfile|{type: Unconfined}",
                "/securityContext|runAsUser|0",
                "/securityContext|runAsNonRoot|",
                "/securityContext|runAsNonRoot|false",
                "/securityContext|seccompProfile|",
                "/securityContext|seccompProfile|{type: Unconfined}",
                "/volumes/0|hostPath|{path: /}",
                "/volumes/0|nfs|{server: nas, path: /}",
                "/containers/0/securityContext|privileged|true",
                "/containers/0/securityContext|allowPrivilegeEscalation|",
                "/containers/0/securityContext|allowPrivilegeEscalation|true",
                "/containers/0/securityContext|runAsNonRoot|false",
                "/containers/0/securityContext|runAsUser|0",
                "/containers/0/securityContext|seccompProfile|{type: Unconfined}",
                "/containers/0/securityContext|procMount|Unmasked",
                "/containers/0/securityContext|capabilities|",
                "/containers/0/securityContext|capabilities|{drop: [NET_RAW]}",
                "/containers/0/securityContext|capabilities|{drop: [ALL], add: [SYS_ADMIN]}",
                "/containers/0/ports/0|hostPort|8080",
                "/containers/0/livenessProbe/httpGet|host|169.254.169.254",
                "/containers/0|lifecycle|{preStop: {httpGet: {host: 169.254.169.254, port: 80}}}",
                "''|initContainers|[{name: setup, image: 'setup:1'}]",
                "''|ephemeralContainers|[{name: debug, image: 'debug:1'}]"
            })
    void aControlThatIsBrokenIsFound(String place, String field, @Nullable String value) throws IOException {
        JsonNode spec =
                Rendering.all().get(0).manifests().podTemplate().path("spec").deepCopy();
        ObjectNode spoilt = (ObjectNode) (place.isEmpty() ? spec : spec.at(place));
        if (value == null) {
            spoilt.remove(field);
        } else {
            spoilt.set(field, new YAMLMapper().readTree(value));
        }

        assertThat(RestrictedPods.violations(spec)).isNotEmpty();
    }

    static List<Rendering> renderings() {
        return Rendering.all();
    }

    static List<Rendering> overlays() {
        return Rendering.overlays();
    }

    private static JsonNode spec(Rendering rendering) {
        return rendering.manifests().podTemplate().path("spec");
    }
}
