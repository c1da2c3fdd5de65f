package io.certmonitor.chaos;

import io.certmonitor.broker.BrokerProcess;
import io.certmonitor.e2e.TopicReader;
import io.certmonitor.process.FreePorts;
import io.certmonitor.process.ServiceProcess;
import io.certmonitor.process.TemporaryFolder;
import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatorOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several replicas of the packaged service, a broker that can be killed, and a simulated Azure. */
final class Cluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HEAP = "192m";

    final SimulatedAzure azure = new SimulatedAzure(Clock.systemUTC());
    final ArmSimulator arm = ArmSimulator.start(azure, SimulatorOptions.defaults());
    final TopicReader topics;
    private final Map<String, String> environment;
    private final int brokerPort = FreePorts.next();
    private final TemporaryFolder brokerData = TemporaryFolder.create("chaos-broker");
    private final List<Replica> replicas = new ArrayList<>();
    private BrokerProcess broker = BrokerProcess.start(brokerPort, brokerData.path());

    /** A broker that is starting, and no replica yet; the environment is that of each replica. */
    Cluster(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.topics = new TopicReader(broker.bootstrapServers());
    }

    /**
     * Starts replicas and waits until all of them are ready.
     *
     * @param named how many of them keep a name, as in a StatefulSet; these come first
     * @param nameless how many have none, as in a Deployment
     */
    void start(int named, int nameless) {
        broker.awaitReady(PATIENCE);
        for (int i = 0; i < named; i++) {
            add(builder().env("CERTMONITOR_INSTANCE_ID", "certmonitor-" + i)).start();
        }
        for (int i = 0; i < nameless; i++) {
            add().start();
        }
        replicas.forEach(Replica::awaitReady);
    }

    /** One more replica without a name, which is not started. */
    Replica add() {
        return add(builder());
    }

    private synchronized Replica add(ServiceProcess.Builder builder) {
        Replica replica = new Replica(builder);
        replicas.add(replica);
        return replica;
    }

    private synchronized ServiceProcess.Builder builder() {
        ServiceProcess.Builder builder = ServiceProcess.builder()
                .kafka(broker.bootstrapServers())
                .azureEndpoint(arm.endpoint())
                .quick(HEAP);
        environment.forEach(builder::env);
        return builder;
    }

    synchronized List<Replica> replicas() {
        return List.copyOf(replicas);
    }

    synchronized void killBroker() {
        broker.kill();
    }

    synchronized void stopBroker() {
        broker.stop();
    }

    /** Starts the broker again with its data and its address, and waits until clients can work with it. */
    synchronized void restartBroker() {
        broker = BrokerProcess.start(brokerPort, brokerData.path());
        broker.awaitReady(PATIENCE);
    }

    /** Stops everything, replicas first, as far as it runs. */
    @Override
    public synchronized void close() {
        replicas.forEach(Replica::close);
        broker.close();
        arm.close();
        brokerData.delete();
    }
}
