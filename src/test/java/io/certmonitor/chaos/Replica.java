package io.certmonitor.chaos;

import io.certmonitor.process.Jcmd;
import io.certmonitor.process.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of several services that share the work: a place on this machine, where one process comes after another. */
final class Replica implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /**
     * The serial collector leaves garbage where moving it away would take long, and counts it as used, but for each
     * fourth time (HotSpot's MarkSweepAlwaysCompactCount).
     */
    private static final int COLLECTIONS_TO_COMPACT = 4;

    private static final String RESIDENT = "VmRSS:";

    private final ServiceProcess.Builder builder;
    private final List<String> outputOfEnded = new ArrayList<>();
    private volatile @Nullable ServiceProcess process;
    private volatile Instant startedAt = Instant.MAX;

    Replica(ServiceProcess.Builder builder) {
        this.builder = builder;
    }

    void start() {
        process = builder.start();
        startedAt = Instant.now();
    }

    /** Whether its process has run for a time. */
    boolean hasRunFor(Duration duration) {
        return !startedAt.isAfter(Instant.now().minus(duration));
    }

    void awaitReady() {
        running().awaitReady(PATIENCE);
    }

    void kill() {
        running().kill();
        ended();
    }

    /** Ends it in good order. */
    void stop() {
        running().stop();
        ended();
    }

    ServiceProcess running() {
        return Objects.requireNonNull(process, "the replica was not started");
    }

    /** What its processes logged, as far as it was kept. */
    List<String> output() {
        List<String> all = new ArrayList<>(outputOfEnded);
        ServiceProcess current = process;
        if (current != null) {
            all.addAll(current.output());
        }
        return all;
    }

    /** How many bytes of the heap are in use once all garbage is collected. */
    long liveHeap() {
        return IntStream.range(0, COLLECTIONS_TO_COMPACT)
                .mapToLong(i -> Jcmd.liveBytes(running().pid()))
                .min()
                .orElseThrow();
    }

    /** How many bytes of memory the process has. */
    long residentMemory() {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc", Long.toString(running().pid()), "status"))) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    * 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        ServiceProcess current = process;
        if (current != null) {
            current.close();
        }
    }

    private void ended() {
        outputOfEnded.addAll(running().output());
        process = null;
    }
}
