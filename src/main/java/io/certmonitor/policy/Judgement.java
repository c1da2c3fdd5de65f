package io.certmonitor.policy;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that a policy finds in an order at an instant.
 *
 * @param findings what is to be told: one for each key, the most important first
 * @param suppressed what holds and is not to be told
 * @param disabled the codes that are not judged for this order
 * @param expired whether the order has ended, also when {@link FindingCode#EXPIRED} is not judged
 * @param unclear the paths of the properties that could not be understood, in Azure's JSON, and the codes of the custom
 *     rules that could not be decided for that reason
 */
public record Judgement(
        List<Finding> findings,
        List<SuppressedFinding> suppressed,
        Set<FindingCode> disabled,
        boolean expired,
        Set<String> unclear) {

    /** What an order that has ended cannot have any more, which is no recovery. */
    private static final Set<FindingCode> ENDED_BY_EXPIRY = Set.of(FindingCode.EXPIRING, FindingCode.RENEWAL_OVERDUE);

    /** Sorts the findings, told and suppressed, and of several with the same key keeps the most important. */
    public Judgement {
        findings = mostImportant(findings, Function.identity());
        suppressed = mostImportant(suppressed, SuppressedFinding::finding);
        disabled = Set.copyOf(disabled);
        unclear = Set.copyOf(unclear);
    }

    private static <T> List<T> mostImportant(List<T> several, Function<T, Finding> finding) {
        Set<FindingKey> keys = new HashSet<>();
        return several.stream()
                .sorted(Comparator.comparing(finding, Finding.BY_IMPORTANCE))
                .filter(one -> keys.add(finding.apply(one).key()))
                .toList();
    }

    /** The greatest severity of the findings; {@link Severity#OK} when there are none. */
    public Severity severity() {
        return findings.isEmpty() ? Severity.OK : findings.get(0).severity();
    }

    /**
     * Whether the order leaves open if this finding holds, because what would decide it could not be understood. A
     * finding that held before is then not over.
     */
    public boolean leavesOpen(FindingKey finding) {
        return Unclear.leavesOpen(finding, unclear);
    }

    /** Why a finding that is not among the findings may hold all the same; null when it is simply not there. */
    public @Nullable Absence absence(FindingKey finding) {
        if (disabled.contains(finding.code())) {
            return Absence.DISABLED;
        }
        if (suppressed.stream().anyMatch(held -> held.finding().key().equals(finding))) {
            return Absence.SUPPRESSED;
        }
        return expired && ENDED_BY_EXPIRY.contains(finding.code()) ? Absence.SUPERSEDED : null;
    }
}
