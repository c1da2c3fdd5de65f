package io.certmonitor.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far the service has come, and how the last discovery went. Safe for use by several threads. */
@ApplicationScoped
public class ServiceStatus {

    private volatile Phase phase = Phase.WAITING_FOR_BROKER;
    private volatile @Nullable Discovery discovery;

    /** Where the way from start to work has got to. */
    public enum Phase {
        /** The Kafka broker has not answered yet. */
        WAITING_FOR_BROKER(false),
        /** The topics are there and as they should be; the state is not restored yet. */
        RESTORING(true),
        /** The topology runs on restored state. */
        RUNNING(true),
        /** The topology stands still and does not come back by itself. */
        STOPPED(true);

        private final boolean topicsChecked;

        Phase(boolean topicsChecked) {
            this.topicsChecked = topicsChecked;
        }

        /** Whether the topics were checked. */
        public boolean topicsChecked() {
            return topicsChecked;
        }
    }

    /**
     * The last discovery of subscriptions.
     *
     * @param at when it ended
     * @param subscriptions how many subscriptions this replica knows of
     * @param owned how many of them this replica polls
     * @param failure why the subscriptions could not be listed; null when they could
     */
    public record Discovery(
            Instant at,
            int subscriptions,
            int owned,
            @Nullable String failure) {}

    /** The current phase. */
    public Phase phase() {
        return phase;
    }

    /** Enters a phase, and says whether that is a change. */
    public synchronized boolean enter(Phase next) {
        boolean changed = phase != next;
        phase = next;
        return changed;
    }

    /** The last discovery; null before the first one. */
    public @Nullable Discovery discovery() {
        return discovery;
    }

    /** Records a discovery. */
    public void discovered(Discovery latest) {
        discovery = latest;
    }
}
