package io.certmonitor.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The program that renders manifests, where it is installed. */
final class Kubectl {

    private static final boolean INSTALLED = isInstalled();
    private static final String ADVICE =
            "kubectl is not installed, so that the manifests in k8s are not checked: install"
                    + " version 1.27 or later (https://kubernetes.io/docs/tasks/tools), and put it on the path";

    private Kubectl() {}

    /** Skips the tests where it is missing; in CI they fail. */
    static void require() {
        if (!INSTALLED && "true".equals(System.getenv("CI"))) {
            Assertions.fail(ADVICE);
        }
        Assumptions.assumeTrue(INSTALLED, ADVICE);
    }

    /**
     * Renders a kustomization.
     *
     * @param folder where its file is
     * @return the manifests, as YAML
     */
    static String kustomize(Path folder) {
        return run("kubectl", "kustomize", folder.toString());
    }

    private static boolean isInstalled() {
        try {
            run("kubectl", "version", "--client");
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static String run(String... command) {
        try {
            Path errors = Files.createTempFile("kubectl", ".log");
            Process process = new ProcessBuilder(List.of(command))
                    .redirectError(errors.toFile())
                    .start();
            try (InputStream output = process.getInputStream()) {
                String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(errors));
                }
                return text;
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
