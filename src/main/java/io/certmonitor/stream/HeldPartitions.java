package io.certmonitor.stream;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions whose observations wait in Kafka until their orders are decoded. Kafka Streams itself pauses a
 * partition until its stores are restored; these stay paused for longer. Not safe for use by several threads, as no
 * consumer is.
 */
final class HeldPartitions {

    private final IntPredicate decoding;
    private final Set<TopicPartition> held = new HashSet<>();

    /**
     * Holds nothing at first.
     *
     * @param decoding whether the orders of a partition are still being decoded
     */
    HeldPartitions(IntPredicate decoding) {
        this.decoding = decoding;
    }

    /** Of partitions that are to go on, those that must wait; they are held from now on. */
    Set<TopicPartition> hold(Collection<TopicPartition> goingOn) {
        Set<TopicPartition> waiting =
                goingOn.stream().filter(partition -> !isDecoded(partition)).collect(Collectors.toSet());
        held.addAll(waiting);
        return waiting;
    }

    /** Of those held and still owned, the ones that can go on now; they are held no longer. */
    Set<TopicPartition> release(Collection<TopicPartition> owned) {
        held.retainAll(owned);
        Set<TopicPartition> released = held.stream().filter(this::isDecoded).collect(Collectors.toSet());
        held.removeAll(released);
        return released;
    }

    /** Leaves partitions to whoever has paused them for a reason of its own. */
    void leave(Collection<TopicPartition> paused) {
        held.removeAll(paused);
    }

    /** Those held now. */
    Set<TopicPartition> all() {
        return Set.copyOf(held);
    }

    private boolean isDecoded(TopicPartition partition) {
        return !decoding.test(partition.partition());
    }
}
