package io.certmonitor.policy;

import io.certmonitor.order.CertificateOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that a team adds to the built-in ones. Safe for use by several threads. */
public interface CustomRules {

    /** No rules. */
    CustomRules NONE = new CustomRules() {
        @Override
        public List<CustomRule> rules() {
            return List.of();
        }

        @Override
        public List<Finding> judge(CertificateOrder order, Instant now) {
            return List.of();
        }
    };

    /** The rules, in the order in which they are asked. */
    List<CustomRule> rules();

    /**
     * What the rules find. A rule that cannot be evaluated for this order is a finding itself, with the rule's code and
     * the property {@link #EXPRESSION}; it throws nothing.
     */
    List<Finding> judge(CertificateOrder order, Instant now);

    /** The property of a finding that tells that its rule could not be evaluated. */
    String EXPRESSION = "expression";

    /**
     * How a rule was configured.
     *
     * @param code begins with {@link FindingCode#CUSTOM_PREFIX}
     * @param expression in the Common Expression Language; the rule holds where it is true
     * @param message the message of its findings, with expressions in braces
     * @param remediation what to do
     */
    record CustomRule(
            FindingCode code,
            Severity severity,
            String expression,
            String message,
            @Nullable String remediation) {}
}
