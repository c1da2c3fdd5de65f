package io.certmonitor.demo;

import io.certmonitor.broker.BrokerProcess;
import io.certmonitor.process.FreePorts;
import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.SimulatedAzure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts everything, says where it is, and hands over to {@link Watch}. */
final class Demo {

    private static final String PORT_HINT = "choose another one with --port";

    private final DemoOptions options;
    private final Terminal terminal;
    private final Map<String, String> environment;
    private final Closing closing;

    Demo(DemoOptions options, Terminal terminal, Map<String, String> environment, Closing closing) {
        this.options = options;
        this.terminal = terminal;
        this.environment = environment;
        this.closing = closing;
    }

    /** Runs until its time is over; the exit code. */
    int run() {
        Optional<String> busy = busyPort();
        if (busy.isPresent()) {
            System.err.println("demo: " + busy.get());
            return 1;
        }
        try (Progress progress = new Progress(terminal)) {
            return options.azure() ? watchAzure(progress) : watchStory(progress);
        }
    }

    private Optional<String> busyPort() {
        if (!FreePorts.isFree(options.port())) {
            return Optional.of("Port %d is in use: %s.".formatted(options.port(), PORT_HINT));
        }
        if (!FreePorts.isFree(options.managementPort())) {
            return Optional.of("Port %d (metrics and health) is in use: %s P, metrics and health are then at P+1."
                    .formatted(options.managementPort(), PORT_HINT));
        }
        return FreePorts.isFree(options.kafkaPort())
                ? Optional.empty()
                : Optional.of(
                        "Port %d is in use: choose another one with --kafka-port.".formatted(options.kafkaPort()));
    }

    private int watchAzure(Progress progress) {
        BrokerProcess broker = startBroker(progress);
        ServiceProcess.Builder builder = DemoServices.service(options, broker.bootstrapServers());
        ServiceProcess service = startService(progress, DemoServices.real(builder, environment));
        showAddresses(broker, service);
        terminal.line("  Your own orders, read with your Azure login once a minute.");
        return watch(service, broker, List.of(), action -> {});
    }

    private int watchStory(Progress progress) {
        SimulatedAzure azure = DemoServices.azure(options.subscriptions(), options.orders());
        BrokerProcess broker = startBroker(progress);
        ArmSimulator simulator = progress.show(
                "Simulated Azure with " + azure.orders().size() + " orders",
                () -> DemoServices.simulator(azure, closing));
        ServiceProcess.Builder builder = DemoServices.service(options, broker.bootstrapServers());
        ServiceProcess service = startService(progress, DemoServices.simulated(builder, simulator));
        showAddresses(broker, service);
        address("Simulator", simulator.endpoint() + "/control/orders");
        return watch(service, broker, DemoStory.steps(), step -> step.action().on(azure, simulator.faults()));
    }

    private int watch(ServiceProcess service, BrokerProcess broker, List<StoryStep> steps, Watch.Teller teller) {
        terminal.line("");
        try (EventFeed feed = new EventFeed(broker.bootstrapServers())) {
            Tally tally = new Tally(steps);
            return new Watch(terminal, feed, tally, () -> lost(service, broker), closing::isClosed)
                    .run(steps, teller, options.duration());
        }
    }

    private BrokerProcess startBroker(Progress progress) {
        return progress.show("Kafka broker", () -> DemoServices.broker(options, closing));
    }

    private ServiceProcess startService(Progress progress, ServiceProcess.Builder builder) {
        return progress.show("Certificate Order Monitor", () -> DemoServices.start(builder, closing));
    }

    private void showAddresses(BrokerProcess broker, ServiceProcess service) {
        terminal.line("");
        address("Orders", service.applicationUri().resolve("api/v1/orders").toString());
        address("Scopes", service.applicationUri().resolve("api/v1/scopes").toString());
        address("Metrics", service.managementUri().resolve("q/metrics").toString());
        address("Health", service.managementUri().resolve("q/health").toString());
        address("Events", "Kafka at " + broker.bootstrapServers() + ", topic " + EventFeed.TOPIC);
    }

    private void address(String what, String where) {
        terminal.line("  " + terminal.palette().bold("%-10s".formatted(what)) + " " + where);
    }

    /** What the demo cannot go on without, and has lost. */
    private static Optional<String> lost(ServiceProcess service, BrokerProcess broker) {
        if (!broker.isAlive()) {
            return Optional.of("The Kafka broker has ended.");
        }
        if (!service.isAlive()) {
            List<String> log = service.output();
            List<String> tail = log.subList(Math.max(0, log.size() - 40), log.size());
            return Optional.of("The service has ended. The end of its log:\n" + String.join("\n", tail));
        }
        return Optional.empty();
    }
}
