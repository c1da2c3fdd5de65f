package io.certmonitor.stream;

import io.certmonitor.transition.MonitorEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Knows which events are written and not yet committed, so that events are counted and logged when subscribers can read
 * them and never when a transaction was given up. Kafka Streams writes and commits on the same thread, so each thread
 * has its own list.
 */
final class EventCommits {

    private final Clock clock;
    private final Consumer<EventCommitted> listener;
    private final ThreadLocal<List<Pending>> pending = ThreadLocal.withInitial(ArrayList::new);

    EventCommits(Clock clock, Consumer<EventCommitted> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * An event was written in the transaction of this thread.
     *
     * @param observedAt when the observation that caused it was made; null when time caused it
     */
    void written(MonitorEvent event, @Nullable Instant observedAt) {
        pending.get().add(new Pending(event, observedAt));
    }

    /** The transaction of this thread was committed. */
    void committed() {
        List<Pending> events = pending.get();
        Instant now = clock.instant();
        for (Pending event : events) {
            EventLog.told(event.event());
            listener.accept(event.committedAt(now));
        }
        events.clear();
    }

    /** The transaction of this thread was given up. */
    void aborted() {
        pending.get().clear();
    }

    private record Pending(MonitorEvent event, @Nullable Instant observedAt) {

        EventCommitted committedAt(Instant now) {
            Duration delay = observedAt == null ? null : Duration.between(observedAt, now);
            return new EventCommitted(event.type(), event.severity(), delay);
        }
    }
}
