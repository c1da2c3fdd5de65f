package io.certmonitor.poll;

import io.certmonitor.azure.ScopeReading;
import io.certmonitor.order.FailureReason;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what goes wrong in one cycle. Safe for use by several threads. */
final class PollErrors {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    void count(ScopeReading reading) {
        if (reading instanceof ScopeReading.Failed failed) {
            count(failed.reason());
        } else if (reading instanceof ScopeReading.Listed listed) {
            listed.problems().forEach(problem -> count(problem.kind().label()));
        }
    }

    void count(FailureReason reason) {
        count(reason.label());
    }

    Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    /** How often anything went wrong. */
    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void count(String label) {
        counts.merge(label, 1, Integer::sum);
    }
}
