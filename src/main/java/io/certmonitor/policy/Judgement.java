package io.certmonitor.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All that a policy finds in an order at an instant.
 *
 * @param findings one for each key, the most important first
 * @param unclear the paths of the properties that could not be understood, in Azure's JSON
 */
public record Judgement(List<Finding> findings, Set<String> unclear) {

    /** Sorts the findings, and of several with the same key keeps the most important. */
    public Judgement {
        Set<FindingKey> keys = new HashSet<>();
        findings = findings.stream()
                .sorted(Finding.BY_IMPORTANCE)
                .filter(finding -> keys.add(finding.key()))
                .toList();
        unclear = Set.copyOf(unclear);
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
}
