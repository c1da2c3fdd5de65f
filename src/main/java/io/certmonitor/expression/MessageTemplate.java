package io.certmonitor.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text with expressions in braces; a brace that is meant is doubled. Safe for use by several threads. */
final class MessageTemplate {

    /** What stands for a value that cannot be had for an order: a rule that holds is told all the same. */
    static final String UNKNOWN = "(not known)";

    /** What can be written as text in one way only. */
    private static final Set<CelType> PRINTABLE = Set.of(
            SimpleType.STRING,
            SimpleType.INT,
            SimpleType.UINT,
            SimpleType.DOUBLE,
            SimpleType.BOOL,
            SimpleType.TIMESTAMP,
            SimpleType.DURATION,
            SimpleType.DYN);

    private final List<Part> parts;

    private MessageTemplate(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Compiles a template.
     *
     * @throws ExpressionException when a brace has no partner, or what stands between braces is no expression
     */
    static MessageTemplate compile(String template, Language language) throws ExpressionException {
        List<Part> parts = new ArrayList<>();
        for (TemplateText.Piece piece : TemplateText.split(template)) {
            parts.add(piece.isExpression() ? new Part("", compile(piece, language)) : new Part(piece.text(), null));
        }
        return new MessageTemplate(List.copyOf(parts));
    }

    /** The text for one order. */
    String render(Map<String, Object> variables) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.expression() == null ? part.text() : value(part.expression(), variables));
        }
        return text.toString();
    }

    private static Expression compile(TemplateText.Piece piece, Language language) throws ExpressionException {
        try {
            return language.compile(piece.text(), PRINTABLE);
        } catch (ExpressionException e) {
            throw new ExpressionException("in {" + piece.text() + "}: " + e.getMessage());
        }
    }

    private static String value(Expression expression, Map<String, Object> variables) {
        try {
            Object value = expression.evaluate(variables);
            return value instanceof Duration duration ? duration.toSeconds() + "s" : String.valueOf(value);
        } catch (ExpressionException e) {
            return UNKNOWN;
        }
    }

    private record Part(String text, @Nullable Expression expression) {}
}
