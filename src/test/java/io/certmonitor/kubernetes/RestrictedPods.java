package io.certmonitor.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The profile {@code restricted} of the Pod Security Standards, with what it takes over from {@code baseline}: what a
 * namespace that enforces it refuses.
 */
final class RestrictedPods {

    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");
    private static final Set<String> SYSCTLS = Set.of(
            "kernel.shm_rmid_forced",
            "net.ipv4.ip_local_port_range",
            "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.tcp_syncookies",
            "net.ipv4.ping_group_range",
            "net.ipv4.ip_local_reserved_ports",
            "net.ipv4.tcp_keepalive_time",
            "net.ipv4.tcp_fin_timeout",
            "net.ipv4.tcp_keepalive_intvl",
            "net.ipv4.tcp_keepalive_probes");
    private static final Set<String> SELINUX_TYPES =
            Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");
    private static final Set<String> SECCOMP = Set.of("RuntimeDefault", "Localhost");
    private static final List<BiConsumer<JsonNode, List<String>>> CONTROLS = List.of(
            RestrictedPods::hostNamespaces,
            RestrictedPods::sysctls,
            RestrictedPods::volumes,
            RestrictedPods::contexts,
            RestrictedPods::containers);

    private RestrictedPods() {}

    /**
     * The controls that are not kept.
     *
     * @param spec of a pod
     */
    static List<String> violations(JsonNode spec) {
        List<String> violations = new ArrayList<>();
        CONTROLS.forEach(control -> control.accept(spec, violations));
        return violations;
    }

    private static void hostNamespaces(JsonNode spec, List<String> violations) {
        Stream.of("hostNetwork", "hostPID", "hostIPC")
                .filter(name -> spec.path(name).asBoolean())
                .forEach(violations::add);
    }

    private static void sysctls(JsonNode spec, List<String> violations) {
        Manifests.stream(spec.at("/securityContext/sysctls"))
                .map(Manifests::name)
                .filter(name -> !SYSCTLS.contains(name))
                .forEach(name -> violations.add("sysctl " + name));
    }

    private static void volumes(JsonNode spec, List<String> violations) {
        for (JsonNode volume : spec.path("volumes")) {
            volume.fieldNames().forEachRemaining(type -> {
                if (!type.equals("name") && !VOLUMES.contains(type)) {
                    violations.add("volume of type " + type);
                }
            });
        }
    }

    /** What may be said of the pod as a whole and of each container alike. */
    private static void contexts(JsonNode spec, List<String> violations) {
        Stream.concat(Stream.of(spec), allContainers(spec))
                .map(each -> each.path("securityContext"))
                .forEach(context -> {
                    if (context.at("/windowsOptions/hostProcess").asBoolean()) {
                        violations.add("hostProcess");
                    }
                    if (!SELINUX_TYPES.contains(
                                    context.at("/seLinuxOptions/type").asText())
                            || context.at("/seLinuxOptions").has("user")
                            || context.at("/seLinuxOptions").has("role")) {
                        violations.add("seLinuxOptions");
                    }
                    if (context.at("/appArmorProfile/type").asText().equals("Unconfined")) {
                        violations.add("appArmorProfile");
                    }
                    if (context.has("runAsUser") && context.path("runAsUser").asInt() == 0) {
                        violations.add("runAsUser 0");
                    }
                    if (context.has("runAsNonRoot")
                            && !context.path("runAsNonRoot").asBoolean()) {
                        violations.add("runAsNonRoot false");
                    }
                    JsonNode seccomp = context.at("/seccompProfile/type");
                    if (!seccomp.isMissingNode() && !SECCOMP.contains(seccomp.asText())) {
                        violations.add("seccompProfile " + seccomp.asText());
                    }
                });
    }

    private static void containers(JsonNode spec, List<String> violations) {
        allContainers(spec)
                .forEach(container -> ContainerControls.check(spec.path("securityContext"), container, violations));
    }

    private static Stream<JsonNode> allContainers(JsonNode spec) {
        return Stream.of("initContainers", "containers", "ephemeralContainers")
                .flatMap(kind -> Manifests.stream(spec.path(kind)));
    }
}
