package io.certmonitor.expression;

import dev.cel.common.CelIssue;
import java.util.Collection;
import java.util.stream.Collectors;

/** A text that is no expression of the wanted type, or one that cannot be evaluated for an order. */
final class ExpressionException extends Exception {

    private static final long serialVersionUID = 1L;

    ExpressionException(String message) {
        super(message);
    }

    /** Every mistake, with line and column from 1 on. */
    static ExpressionException of(Collection<CelIssue> issues) {
        return new ExpressionException(
                issues.stream().map(ExpressionException::describe).distinct().collect(Collectors.joining("; ")));
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    private static String describe(CelIssue issue) {
        int line = Math.max(1, issue.getSourceLocation().getLine());
        int column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
        return "line " + line + ", column " + column + ": "
                + issue.getMessage().replace(" (in container '')", "").replaceAll("\\s+", " ");
    }
}
