package io.certmonitor.demo;

import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * Serves the demo's simulated Azure and lets its story happen again and again, until it is told to end (SIGTERM): what
 * docker/compose.yaml shows on its dashboards.
 */
@Command(
        name = "story-simulator",
        description = "Simulates Azure Resource Manager with a fleet of orders that things happen to.",
        mixinStandardHelpOptions = true)
public final class StorySimulatorMain implements Callable<Integer> {

    @Option(
            names = "--host",
            description = "Address to listen on; whoever reaches it can change the orders (default: 127.0.0.1).")
    private String host = "127.0.0.1";

    @Option(names = "--port", description = "Port to listen on, 0 for a free one (default: 8089).")
    private int port = 8089;

    @Option(names = "--subscriptions", description = "Subscriptions beside the story's own (default: 3).")
    private int subscriptions = 3;

    @Option(names = "--orders", description = "Orders beside the story's own (default: 60).")
    private int orders = 60;

    @Option(
            names = "--every",
            converter = DurationConverter.class,
            description =
                    "How long after its beginning the story begins again, such as 10m; without it, it is told once.")
    private @Nullable Duration every;

    private StorySimulatorMain() {}

    /**
     * Starts the process.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new StorySimulatorMain()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        SimulatedAzure azure = DemoServices.azure(subscriptions, orders);
        ArmSimulator simulator = ArmSimulator.start(
                azure, SimulatorOptions.builder().host(host).port(port).build());
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-shutdown"));
        System.out.println("Simulated Azure Resource Manager at " + host + ":" + simulator.port());
        tell(azure, simulator);
        while (every != null) {
            DemoStory.prepare(azure);
            tell(azure, simulator);
        }
        Thread.currentThread().join();
        return ExitCode.OK;
    }

    private void tell(SimulatedAzure azure, ArmSimulator simulator) throws InterruptedException {
        long begin = System.nanoTime();
        for (StoryStep step : DemoStory.steps()) {
            pauseUntil(begin, step.at());
            System.out.println(step.narrative());
            step.action().on(azure, simulator.faults());
        }
        if (every != null) {
            pauseUntil(begin, every);
        }
    }

    private static void pauseUntil(long begin, Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos() - (System.nanoTime() - begin));
    }
}
