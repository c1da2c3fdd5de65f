package io.certmonitor.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that is rendered: an overlay as it is, or components on the base.
 *
 * @param name what tests call it
 * @param folder where its kustomization is
 */
record Rendering(String name, Path folder) {

    static final Path ROOT = Path.of("k8s");

    /** Below the project, as paths in a kustomization are relative, and for this JVM alone: others run beside it. */
    private static final Path MADE = Path.of("target", "kustomize", System.getProperty("surefire.forkNumber", "1"));

    private static final Map<Path, Manifests> RENDERED = new ConcurrentHashMap<>();

    /** Every overlay, every component alone, and those that go together on a StatefulSet. */
    static List<Rendering> all() {
        List<Rendering> all = new ArrayList<>(overlays());
        all.add(of("base"));
        names("components").forEach(component -> all.add(of("component " + component, component)));
        all.add(of(
                "stateful with others",
                "stateful",
                "workload-identity",
                "strimzi",
                "prometheus-operator",
                "grafana",
                "oidc"));
        return all;
    }

    static List<Rendering> overlays() {
        return names("overlays").stream()
                .map(name -> new Rendering(
                        "overlay " + name, ROOT.resolve("overlays").resolve(name)))
                .toList();
    }

    static Rendering component(String name) {
        return of("component " + name, name);
    }

    static List<String> names(String folder) {
        try (Stream<Path> folders = Files.list(ROOT.resolve(folder))) {
            return folders.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder to write a kustomization to. */
    static Path made(String name) {
        return MADE.resolve(name);
    }

    Manifests manifests() {
        return RENDERED.computeIfAbsent(folder, each -> Manifests.parse(Kubectl.kustomize(each)));
    }

    @Override
    public String toString() {
        return name;
    }

    private static Rendering of(String name, String... components) {
        Path folder = made(name.replace(' ', '-'));
        String root = folder.relativize(ROOT).toString();
        String list = Stream.of(components)
                .map(component -> "  - " + root + "/components/" + component + "\n")
                .collect(Collectors.joining());
        String text = "resources:\n  - " + root + "/base\n" + (list.isEmpty() ? "" : "components:\n" + list);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("kustomization.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Rendering(name, folder);
    }
}
