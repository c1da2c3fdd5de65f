package io.certmonitor.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * A process that ends with this JVM, however this one ends, and whose output is kept instead of shown. Its temporary
 * files go with it. Needs a POSIX shell.
 *
 * <p>The shell becomes the process, with the same process id, and leaves a guard behind which waits for the other end
 * of a pipe: if this JVM goes without a word (it was killed), the guard ends the process and deletes its temporary
 * files. The process does not see the interrupt of a terminal (Ctrl-C), so that this JVM decides in what order things
 * stop.
 */
public final class ChildProcess implements AutoCloseable {

    private static final String GUARDED_START = """
            exec 3<&0
            (
                trap '' INT HUP
                if ! read -r word <&3; then
                    kill -TERM $$
                    seconds=0
                    while kill -0 $$ && [ $seconds -lt 15 ]; do sleep 1; seconds=$((seconds + 1)); done
                    kill -KILL $$
                    rm -rf "$1"
                fi
            ) >/dev/null 2>&1 &
            trap '' INT
            shift
            exec "$@" </dev/null 3<&-
            """;

    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ");
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final TemporaryFolder folder;
    private final Process process;
    private final Thread watch;
    private final OutputLines output = new OutputLines();
    private volatile boolean paused;

    private ChildProcess(String name, TemporaryFolder folder, Process process) {
        this.name = name;
        this.folder = folder;
        this.process = process;
        watch = new Thread(this::watch, name + "-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /**
     * Starts a process. Of this JVM's environment it inherits only what says where and for whom it runs.
     *
     * @param name what messages call it
     * @param program what it runs
     * @param environment variables beside the inherited ones
     * @return the process, which has just begun to start
     */
    public static ChildProcess start(String name, Program program, Map<String, String> environment) {
        TemporaryFolder folder = TemporaryFolder.create(name);
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", GUARDED_START, name));
        command.add(folder.path().toString());
        command.addAll(program.command(folder.path()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(name, folder, builder.start());
        } catch (IOException e) {
            folder.delete();
            throw new UncheckedIOException("Cannot start " + name, e);
        }
    }

    /**
     * Waits until a condition holds.
     *
     * @param condition what to wait for
     * @param timeout for how long
     * @throws ProcessFailedException when the process ends before, or does not get there in time
     */
    public void await(BooleanSupplier condition, Duration timeout) {
        try {
            Awaitility.await()
                    .pollInterval(POLL_INTERVAL)
                    .atMost(timeout)
                    .failFast(() -> !isAlive())
                    .until(condition::getAsBoolean);
        } catch (TerminalFailureException e) {
            throw new ProcessFailedException("%s ended with %d:".formatted(name, process.exitValue()), output());
        } catch (ConditionTimeoutException e) {
            throw new ProcessFailedException(
                    "%s was not ready after %d s:".formatted(name, timeout.toSeconds()), output());
        }
    }

    /**
     * The last lines it wrote, errors included.
     *
     * @return at most some thousand lines, the oldest first
     */
    public List<String> output() {
        return output.all();
    }

    /**
     * Its process id.
     *
     * @return the id
     */
    public long pid() {
        return process.pid();
    }

    /**
     * Whether it runs.
     *
     * @return false once it has ended
     */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Where its temporary files are while it runs.
     *
     * @return the folder
     */
    public Path temporaryFolder() {
        return folder.path();
    }

    /** Stops it in its tracks until it is resumed (SIGSTOP): it is there, and neither works nor answers. */
    public void pause() {
        signal("STOP");
        paused = true;
    }

    /** Lets it go on as if nothing had happened (SIGCONT). */
    public void resume() {
        signal("CONT");
        paused = false;
    }

    /** Ends it at once, as a crash would (SIGKILL). */
    public void kill() {
        process.destroyForcibly();
        waitFor(PATIENCE);
        leaveNothing();
    }

    /**
     * Asks it to end (SIGTERM) and waits. One that has not ended after half a minute is killed.
     *
     * @return its exit code: 143 after an orderly end of a JVM, 137 when it had to be killed
     */
    public int stop() {
        return stop(PATIENCE);
    }

    /**
     * Asks it to end (SIGTERM) and waits.
     *
     * @param patience after which it is killed
     * @return its exit code
     */
    public int stop(Duration patience) {
        process.destroy();
        if (paused && isAlive()) {
            resume();
        }
        if (!waitFor(patience)) {
            kill();
        }
        leaveNothing();
        return process.exitValue();
    }

    @Override
    public void close() {
        stop();
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("Cannot send " + signal + " to " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot send " + signal + " to " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean waitFor(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Not before the guard is dismissed: this JVM may end next, and the guard would think that it was killed. */
    private void leaveNothing() {
        try {
            watch.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        folder.delete();
    }

    private void watch() {
        output.read(process.getInputStream());
        waitFor(PATIENCE);
        dismissGuard();
    }

    /** With a word the guard goes; without one, as when this JVM is killed, it acts. */
    private void dismissGuard() {
        try (OutputStream guard = process.getOutputStream()) {
            guard.write('\n');
        } catch (IOException e) {
            // The guard has gone already: nothing to dismiss.
        }
    }
}
