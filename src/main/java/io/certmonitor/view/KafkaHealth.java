package io.certmonitor.view;

import io.certmonitor.view.KafkaTrouble.Reason;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the way of working with Kafka, part by part. Each part has one trouble at most, and tells when that
 * begins, becomes another one, or ends. Safe for use by several threads.
 */
public final class KafkaHealth {

    private final Consumer<Change> changes;
    private final Map<Part, KafkaTrouble> troubles = new EnumMap<>(Part.class);
    private long pauses;
    private boolean ended;

    /** The parts of the monitor that work with Kafka. The labels are a public contract, as those of reasons are. */
    public enum Part {
        /** Looking at brokers and topics every few seconds. */
        TOPICS,
        /** Sending what polls have seen. */
        OBSERVATIONS,
        /** Reading it, judging, and telling subscribers. */
        TOPOLOGY;

        /** The value used in metric labels, readiness and logs. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A part has got another trouble than before, or none any more.
     *
     * @param before null when all was well
     * @param now null when all is well
     */
    public record Change(
            Part part,
            @Nullable KafkaTrouble before,
            @Nullable KafkaTrouble now) {}

    /** All is well to begin with; changes are told one after the other. */
    public KafkaHealth(Consumer<Change> changes) {
        this.changes = changes;
    }

    /**
     * A part is in trouble. Trouble for the same reason as before is no change, whatever its message says now: some
     * messages are new ones at each try.
     *
     * @return whether that is a change; never once the service ends, since what fails then fails for that
     */
    public synchronized boolean found(Part part, KafkaTrouble trouble) {
        if (ended) {
            return false;
        }
        boolean allowed = allowsPolls();
        KafkaTrouble before = troubles.put(part, trouble);
        if (allowed && !allowsPolls()) {
            pauses++;
        }
        boolean changed = before == null || before.reason() != trouble.reason();
        if (changed) {
            tell(new Change(part, before, trouble));
        }
        return changed;
    }

    /** All is well with a part. */
    public synchronized void clear(Part part) {
        KafkaTrouble before = troubles.remove(part);
        if (before != null) {
            tell(new Change(part, before, null));
        }
    }

    /** The troubles that stand. */
    public synchronized Map<Part, KafkaTrouble> troubles() {
        return new EnumMap<>(troubles);
    }

    /** Whether a part is in trouble for this reason. */
    public synchronized boolean stands(Part part, Reason reason) {
        KafkaTrouble trouble = troubles.get(part);
        return trouble != null && trouble.reason() == reason;
    }

    /**
     * Whether what a poll sees can be sent. Only what the look at the topics finds counts, since that ends without a
     * poll; a fault of the look itself says nothing about Kafka.
     */
    public synchronized boolean allowsPolls() {
        KafkaTrouble trouble = troubles.get(Part.TOPICS);
        return trouble == null || trouble.reason() == Reason.INTERNAL;
    }

    /** How often polls had to stop so far. */
    public synchronized long pauses() {
        return pauses;
    }

    /**
     * Waits until what a poll sees can be sent, or until the service ends.
     *
     * @return false when the service ends
     */
    public synchronized boolean awaitPolls() throws InterruptedException {
        while (!allowsPolls() && !ended) {
            wait();
        }
        return !ended;
    }

    /** The service ends: nobody waits any longer. */
    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    private void tell(Change change) {
        changes.accept(change);
        notifyAll();
    }
}
