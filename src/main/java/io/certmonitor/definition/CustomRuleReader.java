package io.certmonitor.definition;

import io.certmonitor.config.PolicyConfig;
import io.certmonitor.expression.CustomRuleCompiler;
import io.certmonitor.expression.CustomRuleCompiler.Mistake;
import io.certmonitor.policy.CustomRules;
import io.certmonitor.policy.CustomRules.CustomRule;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and compiles the rules of a team. */
final class CustomRuleReader {

    private static final String NAME =
            "up to 61 letters, digits, dashes and underscores, a letter first: it becomes part of a finding code";

    private final CustomRuleCompiler compiler = new CustomRuleCompiler();
    private final Set<FindingCode> codes = new HashSet<>();

    /** The codes of all rules that have a name, also of those with mistakes. */
    Set<FindingCode> codes() {
        return codes;
    }

    CustomRules read(Place policy, List<PolicyConfig.CustomRule> written) {
        for (int i = 0; i < written.size(); i++) {
            read(policy.item("custom-rules", i), written.get(i));
        }
        return compiler.rules();
    }

    private void read(Place place, PolicyConfig.CustomRule written) {
        FindingCode code = code(place.child("name"), written.name());
        Severity severity = Values.requiredSeverity(place.child("severity"), written.severity());
        String expression = Values.required(
                place.child("expression"), written.expression(), "an expression of CEL that is true or false");
        String message =
                Values.required(place.child("message"), written.message(), "a text, with expressions of CEL in braces");
        // Each mistake of a rule is told, also when another one keeps the rule from being one.
        CustomRule rule = new CustomRule(
                code == null ? new FindingCode(FindingCode.CUSTOM_PREFIX) : code,
                severity == null ? Severity.INFO : severity,
                expression == null ? "false" : expression,
                message == null ? "" : message,
                written.remediation().orElse(null));
        for (Mistake mistake : compiler.add(rule)) {
            String part = mistake.part().name().toLowerCase(Locale.ROOT);
            String value = mistake.part() == CustomRuleCompiler.Part.MESSAGE ? rule.message() : rule.expression();
            place.child(part).wrong(value, mistake.description());
        }
    }

    private @Nullable FindingCode code(Place place, Optional<String> written) {
        String name = Values.required(place, written, NAME);
        if (name == null) {
            return null;
        }
        Optional<FindingCode> code = name.indexOf('.') >= 0
                ? Optional.empty()
                : FindingCode.parse(FindingCode.CUSTOM_PREFIX + Codes.canonical(name));
        if (code.isEmpty()) {
            place.mustBe(name, NAME);
        } else if (!codes.add(code.get())) {
            place.wrong(name, "another rule has the code " + code.get());
        }
        return code.orElse(null);
    }
}
