package io.certmonitor.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.bundle.Cel;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.validator.CelAstValidator;

/**
 * Refuses malformed regular expressions that are written out. CEL's own validator takes them for those of the JDK,
 * which has some that RE2 has not, such as lookaheads, and the other way round.
 */
final class RegexValidator implements CelAstValidator {

    @Override
    public void validate(CelNavigableAst ast, Cel cel, IssuesFactory issues) {
        ast.getRoot()
                .allNodes()
                .filter(node -> node.getKind() == Kind.CALL)
                .map(node -> node.expr().call())
                .filter(call ->
                        call.function().equals("matches") && !call.args().isEmpty())
                .map(call -> call.args().get(call.args().size() - 1))
                .filter(RegexValidator::isText)
                .forEach(regex -> validate(regex, issues));
    }

    private static boolean isText(CelExpr expression) {
        return expression.exprKind().getKind() == Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    private static void validate(CelExpr regex, IssuesFactory issues) {
        try {
            Pattern.compile(regex.constant().stringValue());
        } catch (PatternSyntaxException e) {
            issues.addError(regex.id(), e.getMessage());
        }
    }
}
