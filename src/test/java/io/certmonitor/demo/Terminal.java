package io.certmonitor.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where the demo writes.
 *
 * @param out the stream, in UTF-8 whatever the locale says
 * @param interactive whether lines can be rewritten, because a person looks at a terminal
 * @param palette colours or none
 * @param width how many columns a line may have
 */
record Terminal(PrintStream out, boolean interactive, Palette palette, int width) {

    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final int NARROWEST = 80;

    /** The script tells by DEMO_COLUMNS that standard output is a terminal, and how wide that is. */
    static Terminal of(PrintStream raw, Map<String, String> environment) {
        String columns = environment.getOrDefault("DEMO_COLUMNS", "");
        boolean interactive = columns.matches("[1-9][0-9]{0,4}");
        int width = interactive ? Math.max(NARROWEST, Integer.parseInt(columns)) : UNLIMITED;
        return new Terminal(
                new PrintStream(raw, true, StandardCharsets.UTF_8),
                interactive,
                Palette.of(interactive, environment),
                width);
    }

    /** Whether somebody reads on; not so when the output went into a pipe whose reader has ended, such as head. */
    boolean isRead() {
        return !out.checkError();
    }

    void line(String text) {
        out.println(text);
    }
}
