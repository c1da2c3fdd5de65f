package io.certmonitor.kubernetes;

import io.certmonitor.process.InstalledProgram;
import io.certmonitor.process.ProgramRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The program that renders manifests, where it is installed. */
final class Kubectl {

    private static final String NAME = "kubectl";
    private static final String ADVICE =
            "kubectl is not installed, so that the manifests in k8s are not checked: install"
                    + " version 1.27 or later (https://kubernetes.io/docs/tasks/tools), and put it on the path";

    private Kubectl() {}

    /** Skips the tests where it is missing; in CI they fail. */
    static void require() {
        boolean installed = InstalledProgram.find(NAME).isPresent();
        if (!installed && "true".equals(System.getenv("CI"))) {
            Assertions.fail(ADVICE);
        }
        Assumptions.assumeTrue(installed, ADVICE);
    }

    /**
     * Renders a kustomization. What kubectl warns of is as wrong as what it refuses: it stands among the manifests
     * then.
     *
     * @param folder where its file is
     * @return the manifests, as YAML
     */
    static String kustomize(Path folder) {
        ProgramRun run = ProgramRun.of("", NAME, "kustomize", folder.toString());
        if (run.exitCode() != 0) {
            throw new IllegalStateException("kubectl kustomize " + folder + ": " + run.output());
        }
        return run.output();
    }
}
