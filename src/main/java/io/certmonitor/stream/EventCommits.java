package io.certmonitor.stream;

import io.certmonitor.tracing.Step;
import io.certmonitor.transition.MonitorEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Knows which events and dead letters are written and not yet committed, so that they are counted and logged when
 * subscribers can read them and never when a transaction was given up. Kafka Streams writes and commits on the same
 * thread, so each thread has its own list.
 */
final class EventCommits {

    private static final Logger LOG = Logger.getLogger(PollMessageDecoder.class);

    private final Clock clock;
    private final Consumer<EventCommitted> events;
    private final Consumer<DeadLetterCommitted> deadLetters;
    private final ThreadLocal<List<Pending>> pending = ThreadLocal.withInitial(ArrayList::new);

    EventCommits(Clock clock, Consumer<EventCommitted> events, Consumer<DeadLetterCommitted> deadLetters) {
        this.clock = clock;
        this.events = events;
        this.deadLetters = deadLetters;
    }

    /**
     * An event was written in the transaction of this thread.
     *
     * @param observedAt when the observation that caused it was made; null when time caused it
     * @param judging the step of the trace that has led to it, which ends with the transaction
     */
    void written(MonitorEvent event, @Nullable Instant observedAt, Step judging) {
        pending.get().add(new Pending(judging, now -> {
            EventLog.told(event);
            Duration delay = observedAt == null ? null : Duration.between(observedAt, now);
            events.accept(new EventCommitted(event.type(), event.severity(), delay));
        }));
    }

    /**
     * A dead letter was written in the transaction of this thread.
     *
     * @param origin where the record was read from
     */
    void written(DeadLetterReason reason, String origin) {
        pending.get().add(new Pending(Step.NONE, now -> {
            LOG.warnf("record sent to dead letters origin=%s reason=%s", origin, reason.label());
            deadLetters.accept(new DeadLetterCommitted(reason));
        }));
    }

    /** The transaction of this thread was committed. */
    void committed() {
        List<Pending> written = pending.get();
        Instant now = clock.instant();
        written.forEach(each -> each.commit(now));
        written.clear();
    }

    /** The transaction of this thread was given up. */
    void aborted() {
        pending.get().forEach(Pending::abort);
        pending.get().clear();
    }

    private record Pending(Step step, Consumer<Instant> tell) {

        void commit(Instant now) {
            step.run(() -> tell.accept(now));
            step.end();
        }

        /** The same will be judged again, and is another step then. */
        void abort() {
            step.fail("aborted").end();
        }
    }
}
