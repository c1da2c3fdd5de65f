package io.certmonitor.expression;

import dev.cel.common.types.SimpleType;
import io.certmonitor.policy.CustomRules;
import io.certmonitor.policy.CustomRules.CustomRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles the rules of a policy, one after the other. Costs nothing until there is one. */
public final class CustomRuleCompiler {

    private final List<CelRule> compiled = new ArrayList<>();
    private @Nullable Language language;

    /**
     * Adds a rule if it is right.
     *
     * @return the mistakes in its expression and in its message; empty when there are none
     */
    public List<Mistake> add(CustomRule rule) {
        List<Mistake> mistakes = new ArrayList<>();
        Optional<Expression> condition = attempt(
                Part.EXPRESSION, mistakes, () -> language().compile(rule.expression(), Set.of(SimpleType.BOOL)));
        Optional<MessageTemplate> message =
                attempt(Part.MESSAGE, mistakes, () -> MessageTemplate.compile(rule.message(), language()));
        if (condition.isPresent() && message.isPresent()) {
            compiled.add(new CelRule(rule, condition.get(), message.get()));
        }
        return List.copyOf(mistakes);
    }

    /** The rules that were right, in the order in which they were added. */
    public CustomRules rules() {
        return compiled.isEmpty() ? CustomRules.NONE : new CelRules(compiled);
    }

    private Language language() {
        Language made = language == null ? new Language() : language;
        language = made;
        return made;
    }

    private static <T> Optional<T> attempt(Part part, List<Mistake> mistakes, Compilation<T> compilation) {
        try {
            return Optional.of(compilation.run());
        } catch (ExpressionException e) {
            mistakes.add(new Mistake(part, e.getMessage()));
            return Optional.empty();
        }
    }

    private interface Compilation<T> {
        T run() throws ExpressionException;
    }

    /** What of a rule is compiled. */
    public enum Part {
        /** When it holds. */
        EXPRESSION,
        /** What is told then. */
        MESSAGE
    }

    /**
     * Something that is no expression of the language.
     *
     * @param description what is wrong, with line and column from 1 on
     */
    public record Mistake(Part part, String description) {}
}
