package io.certmonitor.chaos;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong for a while.
 *
 * @param at how long after the start
 * @param lasts how long it lasts, without the time that a process takes to start again
 * @param kind what goes wrong
 * @param replica which replica it happens to, where it happens to one
 * @param subscription which subscription Azure answers wrongly for; null where it is no fault of Azure, or one of all
 * @param trouble what Azure answers; null where it is no fault of Azure
 */
record Disturbance(
        Duration at,
        Duration lasts,
        Kind kind,
        int replica,
        @Nullable String subscription,
        @Nullable AzureTrouble trouble) {

    /** What can go wrong; those of one lane come one after another. */
    enum Kind {
        /** The replicas are starting; never planned. */
        START_UP(Lane.SERVICE),
        KILL_SERVICE(Lane.SERVICE),
        STOP_SERVICE(Lane.SERVICE),
        PAUSE_SERVICE(Lane.SERVICE),
        JOIN_SERVICE(Lane.SERVICE),
        KILL_BROKER(Lane.BROKER),
        STOP_BROKER(Lane.BROKER),
        AZURE_FAULT(Lane.AZURE),
        AZURE_OUTAGE(Lane.AZURE);

        private final Lane lane;

        Kind(Lane lane) {
            this.lane = lane;
        }

        Lane lane() {
            return lane;
        }
    }

    /** What is disturbed. */
    enum Lane {
        SERVICE,
        BROKER,
        AZURE
    }

    Duration end() {
        return at.plus(lasts);
    }

    @Override
    public String toString() {
        return "%8.3f s  %s for %.1f s%s"
                .formatted(
                        at.toMillis() / 1000.0,
                        kind,
                        lasts.toMillis() / 1000.0,
                        kind.lane() == Lane.SERVICE
                                ? " replica " + replica
                                : trouble == null ? "" : " " + trouble + " in " + subscription);
    }
}
