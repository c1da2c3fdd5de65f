package io.certmonitor.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a program said that was run to its end.
 *
 * @param exitCode what it ended with
 * @param output all it wrote, errors included
 */
public record ProgramRun(int exitCode, String output) {

    private static final long PATIENCE_SECONDS = 300;

    /**
     * Runs a program and waits for its end.
     *
     * @param input its standard input
     * @param command the executable and its arguments
     * @return what came of it
     * @throws ProcessFailedException when it does not end within five minutes
     */
    public static ProgramRun of(String input, String... command) {
        TemporaryFolder folder = TemporaryFolder.create("run");
        try {
            return run(folder.path(), input, List.of(command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            folder.delete();
        }
    }

    private static ProgramRun run(Path folder, String input, List<String> command)
            throws IOException, InterruptedException {
        Path in = Files.writeString(folder.resolve("stdin"), input);
        Path out = folder.resolve("stdout");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new ProcessFailedException(command.get(0) + " did not end:", Files.readAllLines(out));
        }
        return new ProgramRun(process.exitValue(), Files.readString(out));
    }
}
