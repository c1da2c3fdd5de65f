package io.certmonitor.demo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What the demo was asked for. The script {@code demo} explains the options, so that its help needs no build. */
@Command(name = "demo")
final class DemoOptions {

    private static final int DEFAULT_MANAGEMENT_PORT = 9000;
    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--subscriptions", paramLabel = "N")
    private @Nullable Integer subscriptions;

    @Option(names = "--orders", paramLabel = "N")
    private @Nullable Integer orders;

    @Option(names = "--for", paramLabel = "TIME", converter = DurationConverter.class)
    private @Nullable Duration duration;

    @Option(names = "--port", paramLabel = "PORT")
    private @Nullable Integer port;

    @Option(names = "--kafka-port", paramLabel = "PORT")
    private int kafkaPort = 9092;

    @Option(names = "--azure")
    private boolean azure;

    private DemoOptions() {}

    /**
     * Reads a command line.
     *
     * @throws ParameterException with one line for the user when it makes no sense
     */
    static DemoOptions parse(String... args) {
        DemoOptions options = new DemoOptions();
        CommandLine commandLine = new CommandLine(options);
        commandLine.parseArgs(args);
        options.check(commandLine);
        return options;
    }

    int subscriptions() {
        return subscriptions == null ? 3 : subscriptions;
    }

    int orders() {
        return orders == null ? 60 : orders;
    }

    /** How long to run once everything is ready; null for until interrupted. */
    @Nullable
    Duration duration() {
        return duration;
    }

    int port() {
        return port == null ? 8080 : port;
    }

    int managementPort() {
        return port == null ? DEFAULT_MANAGEMENT_PORT : port + 1;
    }

    int kafkaPort() {
        return kafkaPort;
    }

    /** Whether to watch the user's own orders instead of simulated ones. */
    boolean azure() {
        return azure;
    }

    private void check(CommandLine commandLine) {
        require(commandLine, subscriptions() >= 1, "--subscriptions must be at least 1, not " + subscriptions());
        require(commandLine, orders() >= 0, "--orders must be at least 0, not " + orders());
        // The port after it must be one, too.
        require(commandLine, port() >= 1 && port() < HIGHEST_PORT, "--port must be 1 to 65534, not " + port());
        require(
                commandLine,
                kafkaPort >= 1 && kafkaPort <= HIGHEST_PORT,
                "--kafka-port must be 1 to 65535, not " + kafkaPort);
        require(
                commandLine,
                kafkaPort != port() && kafkaPort != managementPort(),
                "--kafka-port must differ from the service's ports " + port() + " and " + managementPort());
        require(
                commandLine,
                !azure || (subscriptions == null && orders == null),
                "--azure shows your own orders; --subscriptions and --orders are for simulated ones");
    }

    private static void require(CommandLine commandLine, boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(commandLine, otherwise);
        }
    }
}
