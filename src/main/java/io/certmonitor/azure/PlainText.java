package io.certmonitor.azure;

import java.util.regex.Pattern;

/** Makes text that came from elsewhere fit to be shown: one line, and short. */
final class PlainText {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
    private static final int MAX_LENGTH = 100;

    private PlainText() {}

    /** The text without control characters, and at most a hundred characters of it. */
    static String of(String text) {
        String start = text.substring(0, Math.min(text.length(), 4 * MAX_LENGTH));
        String printable = UNPRINTABLE.matcher(start).replaceAll("");
        return printable.substring(0, Math.min(printable.length(), MAX_LENGTH));
    }
}
