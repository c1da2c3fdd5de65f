package io.certmonitor.azure.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Makes text that came from elsewhere fit to be shown: one line, and short. */
public final class PlainText {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
    private static final int MAX_LENGTH = 100;

    private PlainText() {}

    /** The text without control characters, and at most a hundred characters of it. */
    public static String of(String text) {
        String start = text.substring(0, Math.min(text.length(), 4 * MAX_LENGTH));
        String printable = UNPRINTABLE.matcher(start).replaceAll("");
        if (printable.length() <= MAX_LENGTH) {
            return printable;
        }
        boolean splitsPair = Character.isHighSurrogate(printable.charAt(MAX_LENGTH - 1));
        return printable.substring(0, splitsPair ? MAX_LENGTH - 1 : MAX_LENGTH);
    }

    /**
     * The text with a question mark for each half of a surrogate pair that lacks the other: UTF-8 has no such halves.
     */
    public static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return text;
    }

    /** Whether the text can be shown as it stands. */
    public static boolean isPrintable(String text) {
        return !UNPRINTABLE.matcher(text).find();
    }
}
