package io.certmonitor.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/** Gives the service and its commands their clock. */
public final class ClockProducer {

    @Produces
    @Singleton
    Clock clock() {
        return system();
    }

    /** The system's clock. */
    public static Clock system() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
