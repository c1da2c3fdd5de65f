package io.certmonitor.alerts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The runbook, by its sections. */
final class Runbook {

    private static final Pattern SECTION = Pattern.compile("(?m)^## ");

    private Runbook() {}

    /** The headings of the sections about alerts. */
    static List<String> sections() {
        return List.copyOf(texts().keySet());
    }

    /** What the sections about alerts say, by their headings. */
    static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        SECTION.splitAsStream(AlertFiles.text(AlertFiles.RUNBOOK))
                .map(section -> section.split("\n", 2))
                .filter(section -> section[0].startsWith("CertMonitor"))
                .forEach(section -> texts.put(section[0], section[1]));
        return texts;
    }
}
