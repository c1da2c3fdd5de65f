package io.certmonitor.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The broker properties of a single node that clients with transactions can work with. */
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String HOST = "127.0.0.1";

    private BrokerSettings() {}

    static Map<String, String> of(Path folder, Ports ports, BrokerSecurity security) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(network(ports, security));
        settings.putAll(internalTopics());
        settings.putAll(smallFootprint());
        settings.put("log.dirs", folder.toString());
        // A broker that comes back after a crash waits until its former session has ended, nine seconds by default.
        settings.put("broker.session.timeout.ms", "4000");
        settings.put("broker.heartbeat.interval.ms", "1000");
        // A consumer group starts at once instead of waiting for members that will not come.
        settings.put("group.initial.rebalance.delay.ms", "0");
        // The monitor creates and checks its topics; a topic that comes from a typing error must not hide one.
        settings.put("auto.create.topics.enable", "false");
        security.listener().forEach((name, value) -> settings.put("listener.name.client." + name, value));
        settings.putAll(security.broker());
        return settings;
    }

    static String bootstrapServers(int port) {
        return HOST + ":" + port;
    }

    private static Map<String, String> network(Ports ports, BrokerSecurity security) {
        String clients = "CLIENT://" + bootstrapServers(ports.clients());
        String open = security.isOpen() ? "" : ",OPEN://" + bootstrapServers(ports.open());
        String controller = "," + CONTROLLER_LISTENER + "://" + bootstrapServers(ports.controller());
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@" + bootstrapServers(ports.controller()),
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "listeners",
                clients + open + controller,
                "advertised.listeners",
                clients + open,
                "listener.security.protocol.map",
                "CLIENT:%s,OPEN:PLAINTEXT,%s:PLAINTEXT".formatted(security.protocol(), CONTROLLER_LISTENER),
                "inter.broker.listener.name",
                security.isOpen() ? "CLIENT" : "OPEN");
    }

    /**
     * Where a broker listens.
     *
     * @param open for the broker itself; unused where clients need no security
     */
    record Ports(int clients, int open, int controller) {}

    /** One node can hold one replica. With the defaults (three) transactions wait for ever, without a word. */
    private static Map<String, String> internalTopics() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "3",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "3",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1");
    }

    private static Map<String, String> smallFootprint() {
        return Map.of(
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                // The default sets 128 MB of heap aside.
                "log.cleaner.dedupe.buffer.size", "4194304",
                // Indexes are allocated ahead, 20 MB for each partition by default.
                "log.index.size.max.bytes", "1048576",
                // Several brokers in one JVM would fight for the same JMX names.
                "metric.reporters", "");
    }
}
