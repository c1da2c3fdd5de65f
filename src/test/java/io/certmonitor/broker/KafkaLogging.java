package io.certmonitor.broker;

import java.util.Map;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;

/** Keeps Kafka's log, hundreds of lines for each broker and client, out of the output of tests and of the demo. */
public final class KafkaLogging {

    /** Held, because a logger nobody holds may forget its level. */
    private static final Map<Logger, java.util.logging.Level> LEVELS = Map.of(
            Logger.getLogger("kafka"), Level.ERROR,
            Logger.getLogger("org.apache.kafka"), Level.WARN,
            Logger.getLogger("org.apache.kafka.controller"), Level.ERROR,
            Logger.getLogger("state.change.logger"), Level.ERROR,
            // Broker and controller share this class with the clients, and warn whenever one of them goes first.
            Logger.getLogger("org.apache.kafka.clients.NetworkClient"), Level.ERROR);

    private KafkaLogging() {}

    /** Leaves only what is worth reading, in this JVM. Nothing that a running broker or client does changes it back. */
    public static void quiet() {
        LEVELS.forEach(Logger::setLevel);
    }
}
