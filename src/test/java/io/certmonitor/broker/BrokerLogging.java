package io.certmonitor.broker;

import java.util.Map;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;

/** Keeps the broker's log, hundreds of lines for a start, out of the output of tests and of the demo. */
final class BrokerLogging {

    /** Held, because a logger nobody holds may forget its level. */
    private static final Map<Logger, java.util.logging.Level> LEVELS = Map.of(
            Logger.getLogger("kafka"), Level.ERROR,
            Logger.getLogger("org.apache.kafka.controller"), Level.ERROR,
            Logger.getLogger("state.change.logger"), Level.ERROR,
            Logger.getLogger("org.apache.kafka"), Level.WARN,
            // Broker and controller share this class with the clients, and warn whenever one of them goes first.
            Logger.getLogger("org.apache.kafka.clients.NetworkClient"), Level.ERROR);

    private BrokerLogging() {}

    static void quiet() {
        LEVELS.forEach(Logger::setLevel);
    }
}
