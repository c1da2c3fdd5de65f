package io.certmonitor.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines that a process wrote, read as they come so that the process never waits for a reader. */
final class OutputLines {

    private static final int KEPT = 5_000;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized List<String> all() {
        return List.copyOf(lines);
    }

    /** Returns when the output ends. */
    void read(InputStream output) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            // The process was killed while it wrote; what it had written until then is kept.
            add("(output ends: " + e.getMessage() + ")");
        }
    }

    private synchronized void add(String line) {
        lines.addLast(line);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }
}
