package io.certmonitor.simulator;

import java.time.Clock;

/** Runs the simulator as a process of its own, with every scenario and a generated fleet, until Ctrl-C. */
public final class SimulatorMain {

    private static final int MISUSED = 2;

    private SimulatorMain() {}

    /**
     * Starts the simulator.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        try {
            SimulatorArguments arguments = SimulatorArguments.parse(args);
            if (arguments.help()) {
                System.out.print(SimulatorArguments.USAGE);
                return;
            }
            run(arguments);
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("simulator: " + e.getMessage() + " (try --help)");
            System.exit(MISUSED);
        }
    }

    static ArmSimulator start(SimulatorArguments arguments) {
        var azure = new SimulatedAzure(Clock.systemUTC());
        Scenarios.populate(azure);
        FleetGenerator.populate(azure, arguments.fleet());
        return ArmSimulator.start(azure, arguments.options());
    }

    /** Vert.x' threads keep the process alive; the hook lets clients see closed connections and not lost ones. */
    private static void run(SimulatorArguments arguments) {
        ArmSimulator simulator = start(arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-shutdown"));
        System.out.println("Simulated Azure Resource Manager at " + simulator.endpoint()
                + "; orders and what to do to them at " + simulator.endpoint() + "/control/orders");
    }
}
