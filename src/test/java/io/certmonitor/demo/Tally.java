package io.certmonitor.demo;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts the events that came and ticks off those the story was to lead to. */
final class Tally {

    private final List<ExpectedEvent> expected;
    private final Set<ExpectedEvent> seen = new HashSet<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    Tally(List<StoryStep> steps) {
        expected = steps.stream().flatMap(step -> step.expected().stream()).toList();
    }

    /** Takes note of an event that was read at some time after everything was ready. */
    void add(OrderEvent event, Duration at) {
        counts.merge(event.kind(), 1, Integer::sum);
        expected.stream().filter(one -> one.matches(event, at)).forEach(seen::add);
    }

    /** Such as "34 events: 12 degraded, 9 expiring". */
    String counts() {
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        String kinds = counts.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        return total + (total == 1 ? " event" : " events") + (kinds.isEmpty() ? "" : ": " + kinds);
    }

    /** Such as "expiring ✓ expired ✗": those that a run of some length had time for. */
    String kinds(Duration run, Palette palette) {
        return expected.stream()
                .filter(one -> one.dueIn(run))
                .map(one -> one.label() + " " + (seen.contains(one) ? palette.good("✓") : palette.bad("✗")))
                .collect(Collectors.joining("  "));
    }

    /** Those that did not come although a run of some length had time for them. */
    List<ExpectedEvent> missing(Duration run) {
        return expected.stream()
                .filter(one -> one.dueIn(run) && !seen.contains(one))
                .toList();
    }
}
