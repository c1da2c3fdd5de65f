package io.certmonitor.cli;

import io.certmonitor.app.ClockProducer;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where the process begins. */
@QuarkusMain
public final class Main {

    private Main() {}

    /** Runs the service when there are no arguments, else the command that they name. */
    public static void main(String... args) {
        if (args.length == 0) {
            Quarkus.run();
        } else {
            System.exit(Commands.run(StandardStreams.ofProcess(), ClockProducer.system(), args));
        }
    }
}
