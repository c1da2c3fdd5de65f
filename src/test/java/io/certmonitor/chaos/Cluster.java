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

    /** Starts replicas and waits until all of them are ready. */
    void start(int count) {
        broker.awaitReady(PATIENCE);
        for (int i = 0; i < count; i++) {
            add().start();
        }
        replicas.forEach(Replica::awaitReady);
    }

    /** One more replica, which is not started. */
    synchronized Replica add() {
        ServiceProcess.Builder builder = ServiceProcess.builder()
                .kafka(broker.bootstrapServers())
                .azureEndpoint(arm.endpoint())
                .quick(HEAP);
        environment.forEach(builder::env);
        Replica replica = new Replica(builder);
        replicas.add(replica);
        return replica;
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
