package io.certmonitor.policy;

import java.util.List;

/** All that a policy finds in an order at an instant, the most important first. */
public record Judgement(List<Finding> findings) {

    /** Sorts and copies the findings. */
    public Judgement {
        findings = findings.stream().sorted(Finding.BY_IMPORTANCE).toList();
    }

    /** The greatest severity of the findings; {@link Severity#OK} when there are none. */
    public Severity severity() {
        return findings.isEmpty() ? Severity.OK : findings.get(0).severity();
    }
}
