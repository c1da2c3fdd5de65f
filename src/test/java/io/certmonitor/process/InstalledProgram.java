package io.certmonitor.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that is no part of this project, such as promtool. Tests that need it are skipped, with a message, on a
 * machine that does not have it, and fail in CI: there, nothing may go unnoticed.
 */
public final class InstalledProgram {

    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private InstalledProgram() {}

    /**
     * Finds a program, or skips the test that asks.
     *
     * @param name such as promtool
     * @param debianPackage what to install when it is missing
     * @return where it is
     * @throws IllegalStateException when it is missing in CI
     */
    public static Path require(String name, String debianPackage) {
        return require(name, debianPackage, System.getenv());
    }

    /**
     * Looks for a program.
     *
     * @param name such as promtool
     * @return where it is; empty when it is not installed
     */
    public static Optional<Path> find(String name) {
        return find(name, System.getenv());
    }

    static Path require(String name, String debianPackage, Map<String, String> environment) {
        Optional<Path> found = find(name, environment);
        String missing = "%s is not installed; Debian has it in the package %s".formatted(name, debianPackage);
        if (found.isEmpty() && "true".equals(environment.get("CI"))) {
            throw new IllegalStateException(missing);
        }
        return found.orElseGet(() -> Assumptions.abort(missing));
    }

    private static Optional<Path> find(String name, Map<String, String> environment) {
        return SEPARATOR
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
