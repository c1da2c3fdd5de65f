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
 * that starts shows nothing before it has read all of them, so all processors read.
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
     * All that is stored now, in the order of the keys, to be {@linkplain #read read} by whatever thread.
     *
     * @throws org.apache.kafka.common.errors.SerializationException when something is of a version that this one does
     *     not know
     */
    List<byte[]> stored() {
        List<byte[]> stored = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                StateSerde.requireKnownSchema(store.name(), entry.value);
                stored.add(entry.value);
            });
        }
        return stored;
    }

    /**
     * Hands out the states of what was stored, in its order and to the calling thread.
     *
     * @param preparation is done to each state first, by several threads
     * @throws org.apache.kafka.common.errors.SerializationException when one cannot be read
     */
    void read(List<byte[]> stored, UnaryOperator<OrderState> preparation, Consumer<OrderState> action) {
        for (int begin = 0; begin < stored.size(); begin += BATCH) {
            stored.subList(begin, Math.min(stored.size(), begin + BATCH)).parallelStream()
                    .map(this::read)
                    .map(preparation)
                    .toList()
                    .forEach(action);
        }
    }

    private OrderState read(byte[] stored) {
        return deserializer.deserialize(store.name(), stored);
    }
}
