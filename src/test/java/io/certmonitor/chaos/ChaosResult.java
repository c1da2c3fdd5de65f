package io.certmonitor.chaos;

import io.certmonitor.chaos.Disturbance.Kind;
import io.certmonitor.chaos.Ledger.Disturbed;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a run.
 *
 * @param plan what was to happen
 * @param ledger what happened
 * @param journal what was told
 * @param verdict what the check found
 * @param early the memory of the replicas after a third of the time
 * @param late the memory of the replicas at the end
 * @param start when the run began
 */
record ChaosResult(
        ChaosPlan plan, Ledger ledger, Journal journal, Verdict verdict, Memory early, Memory late, Instant start) {

    /** The table's first line. */
    static final String HEADER = String.format(
            Locale.ROOT,
            "%10s %7s %7s %6s  %-58s %7s %5s %8s %7s %6s %9s %9s  %s",
            "seed",
            "seconds",
            "changes",
            "judged",
            "disturbances",
            "events",
            "lost",
            "repeated",
            "removed",
            "other",
            "MB at 1/3",
            "MB at end",
            "ok");

    private static final int STORIES_OF_A_KIND = 3;
    private static final int SECONDS_AROUND = 60;

    List<Violation> violations() {
        return verdict.violations();
    }

    String row() {
        long lost = count(Violation.Kind.LOST);
        long repeated = count(Violation.Kind.REPEATED);
        long removed = count(Violation.Kind.FALSE_REMOVAL);
        return String.format(
                Locale.ROOT,
                "%10d %7d %7d %6d  %-58s %7d %5d %8d %7d %6d %9s %9s  %s",
                plan.seed(),
                plan.duration().toSeconds(),
                plan.changes().size(),
                verdict.judged(),
                disturbances(),
                journal.told().size(),
                lost,
                repeated,
                removed,
                violations().size() - lost - repeated - removed,
                early,
                late,
                violations().isEmpty() ? "yes" : "NO");
    }

    /** The first promises of each kind that were not kept, each with what happened around it. */
    String stories() {
        return "Seed %d: %d promises not kept: %s%n"
                        .formatted(
                                plan.seed(),
                                violations().size(),
                                violations().stream()
                                        .collect(Collectors.groupingBy(Violation::kind, Collectors.counting())))
                + violations().stream()
                        .collect(Collectors.groupingBy(Violation::kind, TreeMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .flatMap(ofAKind -> ofAKind.stream().limit(STORIES_OF_A_KIND))
                        .map(this::story)
                        .collect(Collectors.joining("\n"));
    }

    private String disturbances() {
        Map<Kind, Long> counts = ledger.disturbances().stream()
                .collect(
                        Collectors.groupingBy(Disturbed::kind, () -> new EnumMap<>(Kind.class), Collectors.counting()));
        counts.remove(Kind.START_UP);
        return counts.entrySet().stream()
                .map(each -> each.getKey().name().toLowerCase(Locale.ROOT).replaceAll("_(service|broker)", "-$1") + " "
                        + each.getValue())
                .map(each -> each.replace("-service", "").replace("azure_", ""))
                .collect(Collectors.joining(", "));
    }

    private String story(Violation violation) {
        StringBuilder story = new StringBuilder("%n%s at %s of %s%n  %s%n"
                .formatted(violation.kind(), violation.at(), violation.key(), violation.text()));
        story.append("  what happened to it:\n");
        ledger.moments(violation.key())
                .forEach(moment -> story.append("    %s %s%n".formatted(moment.at(), moment.facts())));
        story.append("  what was disturbed around then, from the start at %s:%n".formatted(start));
        ledger.disturbances().stream()
                .filter(each -> violation.key().isEmpty() || each.touches(OrderName.subscriptionOf(violation.key())))
                .filter(each -> each.from().isBefore(violation.at().plusSeconds(SECONDS_AROUND))
                        && each.to().isAfter(violation.at().minusSeconds(SECONDS_AROUND)))
                .forEach(each -> story.append("    %s to %s %s%n".formatted(each.from(), each.to(), each.what())));
        story.append("  what was told:\n");
        journal.toldByKey()
                .getOrDefault(violation.key(), List.of())
                .forEach(told -> story.append("    ").append(told).append('\n'));
        return story.toString();
    }

    private long count(Violation.Kind kind) {
        return violations().stream().filter(each -> each.kind() == kind).count();
    }
}
