package io.certmonitor.demo;

import io.certmonitor.broker.KafkaLogging;
import io.certmonitor.process.ProcessFailedException;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.ParameterException;

/** The demo's process; the script {@code demo} builds what it needs and starts it. */
public final class DemoMain {

    private static final int USAGE = 2;

    private DemoMain() {}

    /**
     * Runs the demo.
     *
     * @param args the options that {@code ./demo --help} explains
     */
    public static void main(String[] args) {
        // Must stand before the first logger is made, or the levels set for Kafka's clients are not heeded.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(run(args));
    }

    private static int run(String... args) {
        Terminal terminal = Terminal.of(System.out, System.getenv());
        DemoOptions options;
        try {
            options = DemoOptions.parse(args);
        } catch (ParameterException e) {
            System.err.println("demo: " + e.getMessage() + " (see ./demo --help)");
            return USAGE;
        }
        KafkaLogging.quiet();
        try (Closing closing = new Closing()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(terminal, closing), "stop"));
            return run(options, terminal, closing);
        }
    }

    private static int run(DemoOptions options, Terminal terminal, Closing closing) {
        try {
            return new Demo(options, terminal, System.getenv(), closing).run();
        } catch (ProcessFailedException | IllegalStateException | KafkaException e) {
            // After a signal everything ends, and that is no failure.
            if (!closing.isClosed()) {
                terminal.line(terminal.palette().bad(String.valueOf(e.getMessage())));
            }
            return 1;
        }
    }

    /** Runs at every end of this JVM; only after a signal there is still something to stop. */
    private static void stop(Terminal terminal, Closing closing) {
        if (!closing.isClosed()) {
            terminal.line("\nStopping …");
            closing.close();
            terminal.line("Nothing is left running.");
        }
    }
}
