package io.certmonitor.broker;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Runs a {@link LocalBroker} as a process until it is told to end (SIGTERM, SIGINT). */
@Command(
        name = "local-broker",
        description = "Runs a single Kafka broker for this machine.",
        mixinStandardHelpOptions = true)
public final class LocalBrokerMain implements Callable<Integer> {

    /** Begins the one line that is printed, once clients can work with the broker; its address follows. */
    public static final String READY = "Kafka broker ready: ";

    @Option(names = "--port", description = "Port to listen on; 0, the default, for a free one.")
    private int port;

    @Option(
            names = "--dir",
            description = "Folder for the data, kept at the end; without it a temporary one, deleted at the end.")
    private @Nullable Path folder;

    private LocalBrokerMain() {}

    /**
     * Starts the process.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        // Must stand before the first logger is made, or the levels set for the broker are not heeded.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(new CommandLine(new LocalBrokerMain()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        BrokerStorage storage = folder == null ? BrokerStorage.inTemporaryFolder() : BrokerStorage.in(folder);
        LocalBroker broker = LocalBroker.notStarted(storage, port);
        // Before the start: a broker that is told to end while it starts leaves no file either.
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "close-broker"));
        broker.restart();
        System.out.println(READY + broker.bootstrapServers());
        Thread.currentThread().join();
        return ExitCode.OK;
    }
}
