package io.certmonitor.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.validator.CelValidator;
import dev.cel.validator.CelValidatorFactory;
import dev.cel.validator.validators.AstDepthLimitValidator;
import dev.cel.validator.validators.DurationLiteralValidator;
import dev.cel.validator.validators.TimestampLiteralValidator;
import io.certmonitor.order.CertificateOrder;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Common Expression Language with what rules may speak of: {@code order} and {@code now}, the standard functions
 * and macros, optional values, and the extensions for strings and sets. What an expression may cost is bounded: its
 * length, its depth and its iterations. Extensions that could get around that, such as bindings, are left out.
 */
final class Language {

    /** For each evaluation, all loops together: enough to walk over 250 names 40 times. */
    static final int MAX_ITERATIONS = 10_000;

    /** In characters. */
    static final int MAX_LENGTH = 2_000;

    /** Of what is written, and of what its macros stand for: each step could double a text that it is given. */
    private static final int MAX_DEPTH = 40;

    private static final int MAX_REGEX_PROGRAM = 1_000;

    private final Cel cel;
    private final CelValidator validator;

    Language() {
        CelOptions options = CelOptions.current()
                .maxExpressionCodePointSize(MAX_LENGTH)
                .maxParseRecursionDepth(MAX_DEPTH)
                .comprehensionMaxIterations(MAX_ITERATIONS)
                .maxRegexProgramSize(MAX_REGEX_PROGRAM)
                .enableHeterogeneousNumericComparisons(true)
                .build();
        cel = CelFactory.plannerCelBuilder()
                .setOptions(options)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(new OrderTypes())
                .addVar("order", OrderShapes.ORDER.type())
                .addVar("now", SimpleType.TIMESTAMP)
                .addCompilerLibraries(CelExtensions.strings(), CelExtensions.sets(options), CelExtensions.optional())
                .addRuntimeLibraries(CelExtensions.strings(), CelExtensions.sets(options), CelExtensions.optional())
                .build();
        validator = CelValidatorFactory.standardCelValidatorBuilder(cel)
                .addAstValidators(
                        AstDepthLimitValidator.newInstance(MAX_DEPTH),
                        new RegexValidator(),
                        TimestampLiteralValidator.INSTANCE,
                        DurationLiteralValidator.INSTANCE)
                .build();
    }

    /** What expressions can speak of, for one order at one instant. */
    static Map<String, Object> variables(CertificateOrder order, Instant now) {
        return Map.of("order", OrderShapes.ORDER.view(order), "now", now);
    }

    /**
     * Compiles an expression.
     *
     * @param types the types that its result may have
     * @throws ExpressionException when it is not an expression of such a type, with the place in the text
     */
    Expression compile(String text, Set<CelType> types) throws ExpressionException {
        try {
            CelAbstractSyntaxTree checked = checked(cel.compile(text));
            CelAbstractSyntaxTree ast = checked(validator.validate(checked));
            if (!types.contains(ast.getResultType())) {
                throw new ExpressionException(
                        "line 1, column 1: it gives " + ast.getResultType().name() + ", but must give " + names(types));
            }
            return new Expression(cel.createProgram(ast));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new ExpressionException(String.valueOf(e.getMessage()));
        }
    }

    private static CelAbstractSyntaxTree checked(CelValidationResult result)
            throws ExpressionException, CelValidationException {
        if (result.hasError()) {
            throw ExpressionException.of(result.getErrors());
        }
        return result.getAst();
    }

    private static String names(Set<CelType> types) {
        return types.stream().map(Language::name).sorted().collect(Collectors.joining(", "));
    }

    private static String name(CelType type) {
        return type.name().replace("google.protobuf.", "").toLowerCase(Locale.ROOT);
    }

    /** Tells CEL the types of an order. */
    private static final class OrderTypes implements CelTypeProvider {

        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.copyOf(OrderShapes.TYPES);
        }

        @Override
        public Optional<CelType> findType(String name) {
            return types().stream().filter(type -> type.name().equals(name)).findFirst();
        }
    }
}
