package io.certmonitor.cli;

import java.util.regex.Pattern;

/** Keeps what others wrote from steering the terminal it is shown on, or from looking like lines of its own. */
final class PrintableText {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private PrintableText() {}

    /** The text on one line, with a question mark for each control character. */
    static String of(String text) {
        return UNPRINTABLE.matcher(SPACE.matcher(text.strip()).replaceAll(" ")).replaceAll("?");
    }
}
