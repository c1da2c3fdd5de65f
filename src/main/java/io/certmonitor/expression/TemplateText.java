package io.certmonitor.expression;

import java.util.ArrayList;
import java.util.List;

/** Takes a template apart into text and the expressions between braces. */
final class TemplateText {

    private final String template;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int at;

    private TemplateText(String template) {
        this.template = template;
    }

    /**
     * The pieces in their order.
     *
     * @throws ExpressionException when a brace has no partner
     */
    static List<Piece> split(String template) throws ExpressionException {
        return new TemplateText(template).split();
    }

    private List<Piece> split() throws ExpressionException {
        while (at < template.length()) {
            char symbol = template.charAt(at);
            if (symbol != '{' && symbol != '}') {
                text.append(symbol);
                at++;
            } else if (at + 1 < template.length() && template.charAt(at + 1) == symbol) {
                text.append(symbol);
                at += 2;
            } else if (symbol == '{') {
                takeExpression();
            } else {
                throw new ExpressionException(
                        "column " + (at + 1) + ": this brace closes nothing; write }} for a brace");
            }
        }
        takeText();
        return List.copyOf(pieces);
    }

    private void takeText() {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text.toString(), false));
            text.setLength(0);
        }
    }

    private void takeExpression() throws ExpressionException {
        takeText();
        int end = endOfExpression(at + 1);
        pieces.add(new Piece(template.substring(at + 1, end), true));
        at = end + 1;
    }

    /** Braces inside, and those in strings, belong to the expression. */
    private int endOfExpression(int begin) throws ExpressionException {
        int depth = 0;
        char quote = 0;
        for (int i = begin; i < template.length(); i++) {
            char symbol = template.charAt(i);
            if (quote != 0) {
                i += symbol == '\\' ? 1 : 0;
                quote = symbol == quote ? 0 : quote;
            } else if (symbol == '\'' || symbol == '"') {
                quote = symbol;
            } else if (symbol == '{') {
                depth++;
            } else if (symbol == '}' && depth-- == 0) {
                return i;
            }
        }
        throw new ExpressionException("column " + begin + ": this brace is not closed; write {{ for a brace");
    }

    /**
     * A piece of a template.
     *
     * @param isExpression whether it stood between braces, which are not part of the text
     */
    record Piece(String text, boolean isExpression) {}
}
