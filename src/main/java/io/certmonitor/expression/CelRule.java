package io.certmonitor.expression;

import io.certmonitor.policy.CustomRules;
import io.certmonitor.policy.CustomRules.CustomRule;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.Severity;
import java.util.Map;
import java.util.Optional;

/**
 * A custom rule ready to be asked.
 *
 * @param rule as it was configured
 * @param condition gives a boolean
 * @param message of its findings
 */
record CelRule(CustomRule rule, Expression condition, MessageTemplate message) {

    private static final String REPAIR =
            "Correct the rule's expression in the policy; ask for values that may be absent with has() or orValue().";

    /** What it finds, if anything. */
    Optional<Finding> judge(Map<String, Object> variables) {
        try {
            return Boolean.TRUE.equals(condition.evaluate(variables))
                    ? Optional.of(finding(variables))
                    : Optional.empty();
        } catch (ExpressionException e) {
            return Optional.of(failure(e.getMessage()));
        }
    }

    private Finding finding(Map<String, Object> variables) {
        return Finding.of(rule.code(), rule.severity(), message.render(variables), remediation());
    }

    private String remediation() {
        return rule.remediation() == null
                ? "The policy's rule " + rule.code() + " says no more; ask those who wrote it."
                : rule.remediation();
    }

    private Finding failure(String cause) {
        return Finding.of(
                rule.code(),
                CustomRules.EXPRESSION,
                Severity.WARNING,
                "The policy's rule " + rule.code() + " cannot be evaluated for this order: " + cause + ".",
                REPAIR);
    }
}
