package io.certmonitor.prometheus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules that users load into their Prometheus. */
public final class RuleFile {

    /** Where the file is. */
    public static final Path PATH = Path.of("k8s", "alerts", "certmonitor.rules.yaml");

    /**
     * A time of PromQL where Prometheus measures by it: how long an alert waits, a range, its resolution, an offset.
     */
    private static final Pattern TIME =
            Pattern.compile("((?:\\bfor: |\\bkeep_firing_for: |\\binterval: |\\boffset |\\[|(?<=[0-9][smhd]):))"
                    + "([0-9]+[smhd])(?!\\w)");

    private static final int SECONDS_IN_A_MINUTE = 60;

    private RuleFile() {}

    /**
     * The rules as they are.
     *
     * @return the text of the file
     */
    public static String text() {
        try {
            return Files.readString(PATH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rules with a second for each minute, so that a test sees in a minute what takes an hour: a Prometheus that
     * scrapes and evaluates every second then does what one does that scrapes and evaluates every minute. Nothing else
     * is changed.
     *
     * @param rules the text of a rule file
     * @return the text with other times
     */
    public static String hurried(String rules) {
        return TIME.matcher(rules).replaceAll(time -> Matcher.quoteReplacement(time.group(1) + hurried(time)));
    }

    private static String hurried(MatchResult time) {
        Duration duration = Duration.parse(iso(time.group(2)));
        return Math.max(1, duration.toSeconds() / SECONDS_IN_A_MINUTE) + "s";
    }

    private static String iso(String duration) {
        return (duration.endsWith("d") ? "P" : "PT") + duration;
    }
}
