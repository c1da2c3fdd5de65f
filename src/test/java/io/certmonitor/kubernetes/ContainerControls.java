package io.certmonitor.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** What the profile {@code restricted} asks of each container. */
final class ContainerControls {

    private ContainerControls() {}

    static void check(JsonNode ofPod, JsonNode container, List<String> violations) {
        JsonNode context = container.path("securityContext");
        if (context.path("privileged").asBoolean()) {
            violations.add("privileged");
        }
        if (!context.has("allowPrivilegeEscalation")
                || context.path("allowPrivilegeEscalation").asBoolean()) {
            violations.add("allowPrivilegeEscalation");
        }
        if (!context.path("runAsNonRoot").asBoolean(ofPod.path("runAsNonRoot").asBoolean())) {
            violations.add("runAsNonRoot is not set");
        }
        if (!context.has("seccompProfile") && !ofPod.has("seccompProfile")) {
            violations.add("seccompProfile is not set");
        }
        if (!context.path("procMount").asText("Default").equals("Default")) {
            violations.add("procMount");
        }
        capabilities(context.path("capabilities"), violations);
        hosts(container, violations);
    }

    private static void capabilities(JsonNode capabilities, List<String> violations) {
        if (Manifests.stream(capabilities.path("drop"))
                .noneMatch(name -> name.asText().equals("ALL"))) {
            violations.add("capabilities are not dropped");
        }
        Manifests.stream(capabilities.path("add"))
                .filter(name -> !name.asText().equals("NET_BIND_SERVICE"))
                .forEach(name -> violations.add("capability " + name.asText()));
    }

    private static void hosts(JsonNode container, List<String> violations) {
        Manifests.stream(container.path("ports"))
                .filter(port -> port.path("hostPort").asInt() != 0)
                .forEach(port -> violations.add("hostPort"));
        Stream.of("livenessProbe", "readinessProbe", "startupProbe")
                .map(container::path)
                .filter(probe -> !probe.findPath("host").isMissingNode())
                .forEach(probe -> violations.add("host of a probe"));
        if (!container.path("lifecycle").findPath("host").isMissingNode()) {
            violations.add("host of a lifecycle hook");
        }
    }
}
