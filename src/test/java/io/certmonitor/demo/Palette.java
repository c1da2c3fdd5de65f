package io.certmonitor.demo;

import java.util.Map;

/** Colours on a terminal, plain text elsewhere. */
enum Palette {
    /** Text without any escape sequence. */
    PLAIN,
    /** ANSI escape sequences that light and dark terminals both show well. */
    COLOUR;

    private static final Map<String, String> SEVERITIES =
            Map.of("critical", "1;31", "warning", "33", "info", "36", "ok", "32");

    /** Colours only where a person looks on and did not refuse them (no-color.org). */
    static Palette of(boolean terminal, Map<String, String> environment) {
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || "dumb".equals(environment.getOrDefault("TERM", ""));
        return terminal && !refused ? COLOUR : PLAIN;
    }

    String dim(String text) {
        return paint("2", text);
    }

    String bold(String text) {
        return paint("1", text);
    }

    String good(String text) {
        return paint("32", text);
    }

    String bad(String text) {
        return paint("1;31", text);
    }

    /** Text in a severity's colour. */
    String severity(String severity, String text) {
        return paint(SEVERITIES.getOrDefault(severity, "0"), text);
    }

    private String paint(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
