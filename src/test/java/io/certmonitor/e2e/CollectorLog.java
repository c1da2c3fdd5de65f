package io.certmonitor.e2e;

import io.certmonitor.process.Jcmd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the garbage collector of another JVM of this JDK writes about its heap. */
final class CollectorLog {

    private static final Pattern PAUSE = Pattern.compile("Pause (\\w+).* (\\d+)M->(\\d+)M\\(\\d+M\\)");
    private static final String ON_REQUEST = "(Diagnostic Command)";

    private final Path file;

    /** The log in a file, which the JVM writes when it has {@link #argument()}. */
    CollectorLog(Path file) {
        this.file = file;
    }

    String argument() {
        return "-Xlog:gc:file=" + file + "::filecount=0";
    }

    /** The most megabytes that were in use when a collection began. */
    int peak() {
        return pauses().stream()
                .mapToInt(pause -> Integer.parseInt(pause.group(2)))
                .max()
                .orElseThrow();
    }

    /** How often the heap was so full that the collector had to stop the program for all of it. */
    long emergencies() {
        return fullCollections().stream()
                .filter(pause -> !pause.group().contains(ON_REQUEST))
                .count();
    }

    /** Collects all garbage now, and tells how many megabytes are left. */
    int collect(long pid) {
        long before = fullCollections().size();
        Jcmd.collectGarbage(pid);
        List<MatchResult> after = fullCollections();
        if (after.size() <= before) {
            throw new IllegalStateException("No full collection in the log");
        }
        return Integer.parseInt(after.get(after.size() - 1).group(3));
    }

    private List<MatchResult> fullCollections() {
        return pauses().stream().filter(pause -> pause.group(1).equals("Full")).toList();
    }

    private List<MatchResult> pauses() {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.flatMap(line -> PAUSE.matcher(line).results()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
