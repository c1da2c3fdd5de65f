package io.certmonitor.expression;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.policy.CustomRules;
import io.certmonitor.policy.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Custom rules in the Common Expression Language. What they see of an order is made once for all of them. */
final class CelRules implements CustomRules {

    private final List<CelRule> rules;

    CelRules(List<CelRule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public List<CustomRule> rules() {
        return rules.stream().map(CelRule::rule).toList();
    }

    @Override
    public List<Finding> judge(CertificateOrder order, Instant now) {
        Map<String, Object> variables = Language.variables(order, now);
        return rules.stream()
                .map(rule -> rule.judge(variables))
                .flatMap(Optional::stream)
                .toList();
    }
}
