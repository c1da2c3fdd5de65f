package io.certmonitor.broker;

import io.certmonitor.process.FreePorts;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * A single-node Kafka broker in this JVM, reachable from this machine only. It is the real thing, with transactions; it
 * can be stopped and started again with its data and its address kept.
 */
public final class LocalBroker implements AutoCloseable {

    private final BrokerStorage storage;
    private final int port;
    private final int openPort;
    private final BrokerSecurity security;
    private @Nullable KafkaRaftServer server;
    private boolean closed;

    private LocalBroker(BrokerStorage storage, int port, BrokerSecurity security) {
        this.storage = storage;
        this.port = port == 0 ? FreePorts.next() : port;
        this.openPort = security.isOpen() ? this.port : FreePorts.next();
        this.security = security;
    }

    /**
     * Starts a broker whose data goes when it is closed.
     *
     * @param port the port to listen on, 0 for a free one
     * @return the broker, ready for clients
     */
    public static LocalBroker start(int port) {
        return start(BrokerStorage.inTemporaryFolder(), port, BrokerSecurity.NONE);
    }

    /**
     * Starts a broker on a free port, whose data goes when it is closed.
     *
     * @param security what it asks of clients
     * @return the broker, ready for clients
     */
    public static LocalBroker start(BrokerSecurity security) {
        return start(BrokerStorage.inTemporaryFolder(), 0, security);
    }

    /**
     * Starts a broker on the data of a folder, which stays when the broker is closed.
     *
     * @param port the port to listen on, 0 for a free one
     * @param folder where the data is or shall be
     * @return the broker, ready for clients
     */
    public static LocalBroker start(int port, Path folder) {
        return start(BrokerStorage.in(folder), port, BrokerSecurity.NONE);
    }

    private static LocalBroker start(BrokerStorage storage, int port, BrokerSecurity security) {
        LocalBroker broker = new LocalBroker(storage, port, security);
        try {
            broker.restart();
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
        return broker;
    }

    /** For who must be able to close the broker while it starts: {@link #restart()} starts it. */
    static LocalBroker notStarted(BrokerStorage storage, int port) {
        return new LocalBroker(storage, port, BrokerSecurity.NONE);
    }

    /**
     * What clients connect to.
     *
     * @return host and port; the same after a restart
     */
    public String bootstrapServers() {
        return BrokerSettings.bootstrapServers(port);
    }

    /**
     * What connects without security, and may do everything.
     *
     * @return host and port; those of all clients where there is no security; the same after a restart
     */
    public String openServers() {
        return BrokerSettings.bootstrapServers(openPort);
    }

    /**
     * Where the broker keeps its data.
     *
     * @return the folder
     */
    public Path folder() {
        return storage.folder();
    }

    /** Stops the broker in good order. Its data and its port wait for {@link #restart()}. */
    public synchronized void stop() {
        KafkaRaftServer running = server;
        server = null;
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
        }
    }

    /** Starts the broker on the data it has, after stopping it if it runs. Returns when clients can work with it. */
    public synchronized void restart() {
        if (closed) {
            throw new IllegalStateException("The broker is closed");
        }
        stop();
        KafkaLogging.quiet();
        storage.format();
        BrokerSettings.Ports ports = new BrokerSettings.Ports(port, openPort, FreePorts.next());
        KafkaConfig config = new KafkaConfig(BrokerSettings.of(storage.folder(), ports, security), false);
        server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
    }

    /** Stops the broker and deletes its data, unless its folder was given. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            stop();
        } finally {
            storage.deleteIfTemporary();
        }
    }
}
