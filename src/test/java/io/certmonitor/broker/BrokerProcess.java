package io.certmonitor.broker;

import io.certmonitor.process.ChildProcess;
import io.certmonitor.process.FreePorts;
import io.certmonitor.process.JavaProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A Kafka broker as a process of its own, which can be killed as a crash would. */
public final class BrokerProcess implements AutoCloseable {

    private final ChildProcess process;
    private final String bootstrapServers;

    private BrokerProcess(ChildProcess process, int port) {
        this.process = process;
        this.bootstrapServers = BrokerSettings.bootstrapServers(port);
    }

    /**
     * Starts a broker whose data goes when it is stopped.
     *
     * @param port the port to listen on, 0 for a free one
     * @return the broker, which has just begun to start
     */
    public static BrokerProcess start(int port) {
        return startWith(port);
    }

    /**
     * Starts a broker on the data of a folder, which outlives it.
     *
     * @param port the port to listen on, 0 for a free one
     * @param folder where the data is or shall be
     * @return the broker, which has just begun to start
     */
    public static BrokerProcess start(int port, Path folder) {
        return startWith(port, "--dir", folder.toString());
    }

    private static BrokerProcess startWith(int wantedPort, String... more) {
        KafkaLogging.quiet();
        int port = wantedPort == 0 ? FreePorts.next() : wantedPort;
        List<String> arguments = new ArrayList<>(List.of("--port", Integer.toString(port)));
        arguments.addAll(Arrays.asList(more));
        JavaProgram program = JavaProgram.ofClass(LocalBrokerMain.class, arguments.toArray(String[]::new));
        return new BrokerProcess(ChildProcess.start("broker", program.quick("256m"), Map.of()), port);
    }

    /**
     * Waits until clients can work with the broker.
     *
     * @param timeout for how long
     */
    public void awaitReady(Duration timeout) {
        process.await(() -> process.output().contains(LocalBrokerMain.READY + bootstrapServers), timeout);
    }

    /**
     * What clients connect to.
     *
     * @return host and port
     */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /**
     * Whether it runs.
     *
     * @return false once it has ended
     */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Its process id.
     *
     * @return the id
     */
    public long pid() {
        return process.pid();
    }

    /**
     * Where its temporary files are while it runs: its data too, unless it has a folder for that.
     *
     * @return the folder
     */
    public Path temporaryFolder() {
        return process.temporaryFolder();
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        process.kill();
    }

    /**
     * Ends it in good order.
     *
     * @return its exit code
     */
    public int stop() {
        return process.stop();
    }

    @Override
    public void close() {
        stop();
    }
}
