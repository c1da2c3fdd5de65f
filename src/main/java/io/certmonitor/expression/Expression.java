package io.certmonitor.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A compiled expression. Safe for use by several threads. */
final class Expression {

    /** How CEL says where an evaluation failed, as an offset into the text. */
    private static final Pattern PLACE = Pattern.compile("evaluation error at <input>:(\\d+): (.*)", Pattern.DOTALL);

    private static final int LONGEST_CAUSE = 200;

    private final CelRuntime.Program program;

    Expression(CelRuntime.Program program) {
        this.program = program;
    }

    /**
     * The value of the expression.
     *
     * @throws ExpressionException when there is none, with the cause in a few words
     */
    Object evaluate(Map<String, Object> variables) throws ExpressionException {
        try {
            return program.eval(variables);
        } catch (CelEvaluationException e) {
            throw new ExpressionException(cause(e));
        } catch (RuntimeException e) {
            // Whatever a function of CEL throws for a value that it did not expect must not stop the judging.
            throw new ExpressionException(shortened(String.valueOf(e.getMessage())));
        }
    }

    private static String cause(CelEvaluationException failure) {
        Matcher place = PLACE.matcher(String.valueOf(failure.getMessage()));
        if (!place.matches()) {
            return shortened(String.valueOf(failure.getMessage()));
        }
        String at = "at character " + (Integer.parseInt(place.group(1)) + 1) + ": ";
        String cause = shortened(place.group(2).replaceFirst("\\.$", ""));
        return failure.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND && !cause.contains(" ")
                ? at + "key '" + cause + "' is not present in map"
                : at + cause;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_CAUSE ? line : line.substring(0, LONGEST_CAUSE) + "…";
    }
}
