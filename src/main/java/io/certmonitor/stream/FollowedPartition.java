package io.certmonitor.stream;

import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.view.PartitionView;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/** One partition of another replica, as the changelogs of its stores tell it. For use by one thread. */
final class FollowedPartition {

    static final String ORDERS_CHANGELOG = StreamsSettings.changelog(TopologyFactory.ORDER_STORE);
    static final String SCOPES_CHANGELOG = StreamsSettings.changelog(TopologyFactory.SCOPE_STORE);

    private static final StateSerde<OrderState> ORDERS = new StateSerde<>(OrderState.class);
    private static final StateSerde<ScopeState> SCOPES = new StateSerde<>(ScopeState.class);

    private final PartitionView view = new PartitionView();
    private final Map<TopicPartition, Long> ends;
    private final CommonValues common;
    private boolean shown;

    /**
     * A partition of which nothing is read yet.
     *
     * @param ends where its changelogs ended when it began to be followed; up to there it is not whole
     */
    FollowedPartition(Map<TopicPartition, Long> ends, CommonValues common) {
        this.ends = Map.copyOf(ends);
        this.common = common;
    }

    /** The changelogs of a partition. */
    static List<TopicPartition> changelogs(int partition) {
        return List.of(
                new TopicPartition(ORDERS_CHANGELOG, partition), new TopicPartition(SCOPES_CHANGELOG, partition));
    }

    PartitionView view() {
        return view;
    }

    /**
     * Applies what was stored.
     *
     * @throws SerializationException when it is of a version that this one cannot read
     */
    void apply(ConsumerRecord<String, byte[]> stored) {
        if (stored.topic().equals(ORDERS_CHANGELOG)) {
            applyOrder(stored);
        } else {
            applyScope(stored);
        }
    }

    /**
     * Whether it has just become whole.
     *
     * @param position where reading a changelog goes on
     */
    boolean becomesWhole(ToLongFunction<TopicPartition> position) {
        if (shown || !ends.entrySet().stream().allMatch(end -> position.applyAsLong(end.getKey()) >= end.getValue())) {
            return false;
        }
        shown = true;
        return true;
    }

    private void applyOrder(ConsumerRecord<String, byte[]> stored) {
        OrderState state = ORDERS.deserializer().deserialize(stored.topic(), stored.value());
        if (state == null) {
            view.removeOrder(stored.key());
        } else {
            view.put(common.share(state));
        }
    }

    private void applyScope(ConsumerRecord<String, byte[]> stored) {
        ScopeState state = SCOPES.deserializer().deserialize(stored.topic(), stored.value());
        if (state == null) {
            view.removeScope(stored.key());
        } else {
            view.put(state);
        }
    }
}
