package io.certmonitor.demo;

import io.certmonitor.broker.BrokerProcess;
import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.FleetGenerator;
import io.certmonitor.simulator.FleetSpec;
import io.certmonitor.simulator.Scenarios;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatorOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Starts what the demo consists of. */
final class DemoServices {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    /** A service that takes longer to stop is not worth the user's wait: its broker goes too. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private static final int GROUPS_PER_SUBSCRIPTION = 4;
    private static final long SEED = 7;

    private static final Set<String> PROXY_VARIABLES =
            Set.of("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy");

    private DemoServices() {}

    static BrokerProcess broker(DemoOptions options, Closing closing) {
        BrokerProcess broker = BrokerProcess.start(options.kafkaPort());
        closing.add(broker::close);
        broker.awaitReady(START_TIMEOUT);
        return broker;
    }

    static SimulatedAzure azure(int subscriptions, int orders) {
        SimulatedAzure azure = new SimulatedAzure(Clock.systemUTC());
        Scenarios.populate(azure);
        FleetGenerator.populate(azure, new FleetSpec(subscriptions, GROUPS_PER_SUBSCRIPTION, orders, SEED));
        DemoStory.prepare(azure);
        return azure;
    }

    static ArmSimulator simulator(SimulatedAzure azure, Closing closing) {
        ArmSimulator simulator = ArmSimulator.start(azure, SimulatorOptions.defaults());
        closing.add(simulator::close);
        return simulator;
    }

    /** The service as in production, but for how often it looks: nobody watches a demo for a quarter of an hour. */
    static ServiceProcess.Builder service(DemoOptions options, String bootstrapServers) {
        return ServiceProcess.builder()
                .kafka(bootstrapServers)
                .applicationPort(options.port())
                .managementPort(options.managementPort())
                .env("CERTMONITOR_INSTANCE_ID", "demo")
                .env("CERTMONITOR_EVALUATION_INTERVAL", "1s")
                .quick("384m");
    }

    static ServiceProcess.Builder simulated(ServiceProcess.Builder service, ArmSimulator simulator) {
        return service.azureEndpoint(simulator.endpoint()).env("CERTMONITOR_POLL_INTERVAL", "2s");
    }

    /** With the login of the user, who may have it in variables, too. */
    static ServiceProcess.Builder real(ServiceProcess.Builder service, Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (name.startsWith("AZURE_") || PROXY_VARIABLES.contains(name)) {
                service.env(name, value);
            }
        });
        return service.env("CERTMONITOR_AZURE_CREDENTIAL", "default").env("CERTMONITOR_POLL_INTERVAL", "1m");
    }

    static ServiceProcess start(ServiceProcess.Builder builder, Closing closing) {
        ServiceProcess service = builder.start();
        closing.add(() -> service.stop(STOP_PATIENCE));
        service.awaitReady(START_TIMEOUT);
        return service;
    }
}
