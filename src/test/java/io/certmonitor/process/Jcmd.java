package io.certmonitor.process;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets another JVM of this JDK do something. */
public final class Jcmd {

    /** The last line of a histogram: instances, bytes. */
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    private Jcmd() {}

    /**
     * Collects all garbage of a JVM now.
     *
     * @param pid its process id
     */
    public static void collectGarbage(long pid) {
        run(pid, "GC.run");
    }

    /**
     * Collects all garbage of a JVM and counts what is left, both at one stop of its threads: what they make afterwards
     * is not in it. What the collector leaves in place because moving all else would take long is.
     *
     * @param pid its process id
     * @return the bytes of the objects
     */
    public static long liveBytes(long pid) {
        return run(pid, "GC.class_histogram")
                .lines()
                .map(TOTAL::matcher)
                .filter(Matcher::matches)
                .mapToLong(total -> Long.parseLong(total.group(1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("jcmd counts no objects"));
    }

    private static String run(long pid, String command) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        ProgramRun run = ProgramRun.of("", jcmd, Long.toString(pid), command);
        if (run.exitCode() != 0) {
            throw new IllegalStateException("jcmd cannot " + command + ": " + run.output());
        }
        return run.output();
    }
}
