package io.certmonitor.policy;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one code for an order.
 *
 * @param findings those that hold, also when they are suppressed; none of a code that is not judged
 * @param suppression what keeps the findings from being told; only of {@link Outcome#SUPPRESSED}
 * @param disabledBy {@code default}, {@code policy}, or the name of the override that switched the code off; only of
 *     {@link Outcome#DISABLED}
 */
public record CodeExplanation(
        FindingCode code,
        Outcome outcome,
        List<Finding> findings,
        @Nullable Suppression suppression,
        @Nullable String disabledBy) {

    /** What may become of a code. The labels are a public contract. */
    public enum Outcome {
        /** There are findings, and they are told. */
        HOLDS,
        /** There is nothing to find. */
        DOES_NOT_HOLD,
        /** What would decide it is missing or cannot be understood: it is not raised, and not resolved either. */
        UNCLEAR,
        /** There are findings, and a suppression keeps them from being told. */
        SUPPRESSED,
        /** The policy does not judge it. */
        DISABLED;

        /** For example {@code does-not-hold}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Copies the list. */
    public CodeExplanation {
        findings = List.copyOf(findings);
    }

    static CodeExplanation of(FindingCode code, Judgement judgement, @Nullable String disabledBy) {
        if (disabledBy != null) {
            return new CodeExplanation(code, Outcome.DISABLED, List.of(), null, disabledBy);
        }
        List<SuppressedFinding> suppressed = judgement.suppressed().stream()
                .filter(held -> held.finding().code().equals(code))
                .toList();
        if (!suppressed.isEmpty()) {
            List<Finding> findings =
                    suppressed.stream().map(SuppressedFinding::finding).toList();
            return new CodeExplanation(
                    code, Outcome.SUPPRESSED, findings, suppressed.get(0).suppression(), null);
        }
        List<Finding> findings = judgement.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .toList();
        return new CodeExplanation(code, outcome(code, judgement, findings), findings, null, null);
    }

    private static Outcome outcome(FindingCode code, Judgement judgement, List<Finding> findings) {
        if (!findings.isEmpty()) {
            return Outcome.HOLDS;
        }
        return judgement.leavesOpen(new FindingKey(code, null)) ? Outcome.UNCLEAR : Outcome.DOES_NOT_HOLD;
    }
}
