package io.certmonitor.prometheus;

import static org.awaitility.Awaitility.await;

import io.certmonitor.e2e.HttpReader;
import io.certmonitor.process.ChildProcess;
import io.certmonitor.process.FreePorts;
import io.certmonitor.process.Program;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The demo as a newcomer runs it, from its first line to its last. */
final class DemoRun implements AutoCloseable {

    /** Long enough for the whole story. */
    static final Duration STORY = Duration.ofSeconds(60);

    /** The demo gives up before, when a part of it does not start. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(7);

    private static final Duration END_TIMEOUT = STORY.plus(Duration.ofMinutes(2));

    /** What stands above the first event, when everything is ready. */
    private static final String HEADER = "time ";

    private final int port = freePortBeforeAFreeOne();
    private final ChildProcess process;

    private DemoRun() {
        Program program = folder -> List.of(
                Path.of("demo").toAbsolutePath().toString(),
                "--for",
                STORY.toSeconds() + "s",
                "--port",
                Integer.toString(port),
                "--kafka-port",
                Integer.toString(FreePorts.next()));
        process = ChildProcess.start("demo", program, Map.of("JAVA_HOME", System.getProperty("java.home")));
    }

    /** Starts the demo; its parts are there one after the other. */
    static DemoRun start() {
        return new DemoRun();
    }

    /** Where the metrics will be. */
    URI managementUri() {
        return URI.create("http://127.0.0.1:" + (port + 1) + "/");
    }

    /** Waits until the story begins. */
    Instant awaitBegin() {
        process.await(() -> output().stream().anyMatch(line -> line.startsWith(HEADER)), START_TIMEOUT);
        return Instant.now();
    }

    /** Waits until a viewer is told something. */
    void awaitNarrative(String text) {
        process.await(() -> output().stream().anyMatch(line -> line.contains(text)), END_TIMEOUT);
    }

    /** The metrics as they are now, in the text format. */
    String metrics() {
        return new HttpReader().text(managementUri().resolve("q/metrics"));
    }

    /** Waits until the demo has ended; its exit code. */
    int awaitEnd() {
        await().atMost(END_TIMEOUT).until(() -> !process.isAlive());
        return process.stop();
    }

    /** All that a viewer sees. */
    List<String> output() {
        return process.output();
    }

    @Override
    public void close() {
        process.stop();
    }

    /** The demo puts its metrics on the port after that of its API. */
    private static int freePortBeforeAFreeOne() {
        int candidate = FreePorts.next();
        while (!FreePorts.isFree(candidate + 1)) {
            candidate = FreePorts.next();
        }
        return candidate;
    }
}
