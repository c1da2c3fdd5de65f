package io.certmonitor.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Which subscriptions this replica polls: those whose observation partition it owns. Safe for use by several threads.
 */
@ApplicationScoped
public class PartitionOwnership {

    private final AtomicLong generation = new AtomicLong();
    private volatile Predicate<String> owner = subscriptionId -> false;

    /** Whether this replica owns the subscription now. */
    public boolean owns(String subscriptionId) {
        return owner.test(subscriptionId);
    }

    /** Grows each time the partitions were assigned anew. */
    public long generation() {
        return generation.get();
    }

    /** Partitions were assigned anew; the owner answers for the new assignment. */
    public void assigned(Predicate<String> newOwner) {
        owner = newOwner;
        generation.incrementAndGet();
    }
}
