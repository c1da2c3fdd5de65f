package io.certmonitor.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands of the program. */
@Command(
        name = "certmonitor",
        header = "Watches Azure App Service Certificate orders. Without a command it runs the service.",
        synopsisSubcommandLabel = "[COMMAND]",
        commandListHeading = "%nCommands:%n")
final class Commands implements Runnable {

    @Mixin
    HelpOption help = new HelpOption();

    @Spec
    private @Nullable CommandSpec spec;

    private Commands() {}

    /** Runs a command and gives its exit code. It throws nothing. */
    static int run(StandardStreams streams, Clock clock, String... args) {
        CommandLine commandLine = new CommandLine(new Commands())
                .addSubcommand(new EvaluateCommand(streams, clock))
                .setOut(streams.out())
                .setErr(streams.err())
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Commands::wrongUsage)
                .setExecutionExceptionHandler(Commands::failed);
        int exitCode = commandLine.execute(args);
        streams.out().flush();
        streams.err().flush();
        return streams.out().checkError() ? ExitCodes.IO : exitCode;
    }

    /** Arguments that name no command. */
    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command");
    }

    private static int wrongUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(line(e.getMessage()));
        command.usage(err);
        return ExitCodes.USAGE;
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        if (e instanceof CommandFailedException failed) {
            command.getErr().println(line(failed.getMessage()));
            return failed.exitCode();
        }
        command.getErr().println(line("A fault of the program: " + e));
        return ExitCodes.SOFTWARE;
    }

    private static String line(@Nullable String message) {
        return "certmonitor: " + PrintableText.of(String.valueOf(message));
    }
}
