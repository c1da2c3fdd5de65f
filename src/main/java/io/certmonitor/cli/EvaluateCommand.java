package io.certmonitor.cli;

import io.certmonitor.evaluate.Evaluation;
import io.certmonitor.evaluate.EvaluationDocument;
import io.certmonitor.evaluate.Evaluator;
import io.certmonitor.evaluate.OrderInput;
import io.certmonitor.evaluate.Times;
import io.certmonitor.evaluate.UnreadableInputException;
import io.certmonitor.event.DocumentJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Judges orders in a dry run, for pipelines. */
@Command(
        name = "evaluate",
        sortOptions = false,
        header = "Judges certificate orders as the service would, without Azure and without Kafka.",
        footer = {
            "",
            "The policy is configured as for the service, by environment variables",
            "CERTMONITOR_POLICY_... or config/application.yaml.",
            "",
            "Exit codes:",
            "   0  nothing to do",
            "   1  the greatest severity is info",
            "   2  warning",
            "   3  critical",
            "  64  wrong usage",
            "  65  what was handed in, or an entry of it, is no order",
            "  66  no such file",
            "  78  wrong configuration",
        })
final class EvaluateCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            description =
                    "Azure's JSON: one order, a page, an array, or an answer of Resource Graph; - for the standard"
                            + " input.")
    private String file = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Judges for this time instead of now: 2026-12-01T00:00:00Z or 2026-12-01.")
    private @Nullable Instant at;

    @Option(
            names = "--first-seen",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Since when the orders are as they are, for those that wait for their certificate: Azure does"
                    + " not tell it. The time of --at when not given.")
    private @Nullable Instant firstSeenAt;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text (default) for people, json for programs.")
    private Output output = Output.TEXT;

    @Mixin
    HelpOption help = new HelpOption();

    private final StandardStreams streams;
    private final Clock clock;

    EvaluateCommand(StandardStreams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    /** Whom the output is for. */
    enum Output {
        TEXT,
        JSON
    }

    /** Reads times as the API does. */
    static final class TimeConverter implements ITypeConverter<Instant> {

        @Override
        public Instant convert(String text) {
            return Times.parse(text)
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is not " + Times.ALLOWED));
        }
    }

    @Override
    public Integer call() throws CommandFailedException {
        byte[] input = InputFile.read(file, streams.in());
        CommandConfiguration configuration = CommandConfiguration.read();
        Evaluation evaluation = evaluate(input, new Evaluator(configuration.policy()));
        if (output == Output.JSON) {
            EvaluationDocument document = EvaluationDocument.of(evaluation, configuration.portal());
            streams.out().println(new String(DocumentJson.write(document), StandardCharsets.UTF_8));
        } else {
            EvaluationText.print(evaluation, streams.out());
        }
        return evaluation.unreadable().isEmpty() ? ExitCodes.of(evaluation.severity()) : ExitCodes.DATA;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private Evaluation evaluate(byte[] input, Evaluator evaluator) throws CommandFailedException {
        try {
            return evaluator.evaluate(OrderInput.parse(input), at == null ? now() : at, firstSeenAt);
        } catch (UnreadableInputException e) {
            throw new CommandFailedException(ExitCodes.DATA, file + " cannot be evaluated. " + e.getMessage());
        }
    }
}
