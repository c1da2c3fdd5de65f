package io.certmonitor.chaos;

import io.certmonitor.chaos.Violation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares what subscribers were told with what really happened. Knows the published contract alone. */
final class Checker {

    /**
     * How soon a change is told when nothing is disturbed: a poll interval with its jitter, the poll itself, the next
     * evaluation and the commit, with two processors for three replicas, a broker and an Azure.
     */
    static final Duration PROMPTNESS = Duration.ofSeconds(8);

    private Checker() {}

    /**
     * Judges a run.
     *
     * @param ledger what happened
     * @param journal what was told
     * @param start when the run began
     * @param end when it ended, after a calm
     */
    static Verdict check(Ledger ledger, Journal journal, Instant start, Instant end) {
        List<Violation> violations = new ArrayList<>(SequenceCheck.of(journal));
        violations.addAll(RemovalCheck.of(ledger, journal));
        QuietTimes times = new QuietTimes(ledger.disturbances(), start, end);
        Map<String, List<Told>> told = journal.toldByKey();
        Set<String> keys = new TreeSet<>(ledger.keys());
        keys.addAll(told.keySet());
        int judged = 0;
        for (String key : keys) {
            Verdict verdict = ToldCheck.of(ledger, key, told.getOrDefault(key, List.of()), times);
            violations.addAll(verdict.violations());
            judged += verdict.judged();
        }
        violations.addAll(EndStateCheck.of(ledger, journal, end));
        if (journal.deadLetters() > 0) {
            violations.add(new Violation(Kind.DEAD_LETTER, "", end, journal.deadLetters() + " dead letters"));
        }
        return new Verdict(violations, judged);
    }
}
