package io.certmonitor.stream;

import io.certmonitor.transition.OrderState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The store of orders. It holds bytes, and not states that the store itself would read one after the other: a replica
 * is not ready before it has read all of them, so all processors read.
 */
final class StoredOrders {

    /** As many as keep the processors busy, and few enough that what is read twice over is little. */
    private static final int BATCH = 1_000;

    private static final StateSerde<OrderState> SERDE = new StateSerde<>(OrderState.class);

    private final KeyValueStore<String, byte[]> store;
    private final Serializer<OrderState> serializer = SERDE.serializer();
    private final Deserializer<OrderState> deserializer = SERDE.deserializer();

    StoredOrders(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** What is stored under a key; null when nothing is. */
    @Nullable
    OrderState get(String key) {
        return read(store.get(key));
    }

    void put(OrderState state) {
        store.put(state.order().id().key(), serializer.serialize(store.name(), state));
    }

    void delete(String key) {
        store.delete(key);
    }

    /**
     * Hands out every stored state, in the order of the keys and to the calling thread.
     *
     * @param preparation is done to each state first, by several threads
     * @throws org.apache.kafka.common.errors.SerializationException when one cannot be read
     */
    void forEach(UnaryOperator<OrderState> preparation, Consumer<OrderState> action) {
        List<byte[]> batch = new ArrayList<>(BATCH);
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                batch.add(all.next().value);
                if (batch.size() == BATCH || !all.hasNext()) {
                    batch.parallelStream()
                            .map(this::read)
                            .map(preparation)
                            .toList()
                            .forEach(action);
                    batch.clear();
                }
            }
        }
    }

    private OrderState read(byte[] stored) {
        return deserializer.deserialize(store.name(), stored);
    }
}
