package io.certmonitor.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All that a policy finds in an order at an instant: one finding for each key, the most important first. */
public record Judgement(List<Finding> findings) {

    /** Sorts the findings, and of several with the same key keeps the most important. */
    public Judgement {
        Set<FindingKey> keys = new HashSet<>();
        findings = findings.stream()
                .sorted(Finding.BY_IMPORTANCE)
                .filter(finding -> keys.add(finding.key()))
                .toList();
    }

    /** The greatest severity of the findings; {@link Severity#OK} when there are none. */
    public Severity severity() {
        return findings.isEmpty() ? Severity.OK : findings.get(0).severity();
    }
}
