package io.certmonitor.cli;

import io.certmonitor.process.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What the packaged program did with a command line.
 *
 * @param exitCode what it ended with
 * @param out its standard output, and nothing else
 * @param err its standard error, and nothing else
 */
record PackagedProgram(int exitCode, String out, String err) {

    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ");

    /**
     * Runs it in a folder of its own.
     *
     * @param input its standard input
     * @param environment variables beside those that say where it runs
     */
    static PackagedProgram run(String input, Map<String, String> environment, String... args) {
        TemporaryFolder folder = TemporaryFolder.create("command");
        try {
            return run(folder.path(), input, environment, args);
        } finally {
            folder.delete();
        }
    }

    /** Runs it in a folder, from which it reads its configuration. */
    static PackagedProgram run(Path folder, String input, Map<String, String> environment, String... args) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(args));
        try {
            Path in = Files.writeString(folder.resolve("stdin"), input);
            Path out = folder.resolve("stdout");
            Path err = folder.resolve("stderr");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().retainAll(INHERITED);
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("The program did not end: " + Files.readString(err));
            }
            return new PackagedProgram(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }
}
