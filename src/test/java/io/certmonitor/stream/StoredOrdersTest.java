package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderId;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicySettings;
import io.certmonitor.transition.OrderJudge;
import io.certmonitor.transition.OrderState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class StoredOrdersTest {

    private static final OrderJudge JUDGE = new OrderJudge(new Policy(PolicySettings.DEFAULT));

    private final KeyValueStore<String, byte[]> store = store();
    private final StoredOrders orders = new StoredOrders(store);

    @Test
    void handsOutEveryOrderByKeyAndToTheThreadThatAsks() {
        List<OrderState> all = IntStream.range(0, 2_500)
                .mapToObj(i -> state("order-%04d".formatted(i)))
                .toList();
        all.forEach(orders::put);
        List<OrderState> seen = new ArrayList<>();
        Thread asking = Thread.currentThread();

        orders.read(orders.stored(), UnaryOperator.identity(), order -> {
            assertThat(Thread.currentThread()).isSameAs(asking);
            seen.add(order);
        });

        assertThat(seen).isEqualTo(all);
    }

    @Test
    void preparesEachOrderBeforeItHandsItOut() {
        orders.put(state("web"));
        OrderState prepared = state("prepared");
        List<OrderState> seen = new ArrayList<>();

        orders.read(orders.stored(), order -> prepared, seen::add);

        assertThat(seen).containsExactly(prepared);
    }

    @Test
    void handsOutNothingOfAnEmptyStore() {
        List<OrderState> seen = new ArrayList<>();

        orders.read(orders.stored(), UnaryOperator.identity(), seen::add);

        assertThat(seen).isEmpty();
    }

    @Test
    void hasOneOrderUntilItIsDeleted() {
        OrderState state = state("web");
        String key = state.order().id().key();
        orders.put(state);

        assertThat(orders.get(key)).isEqualTo(state);

        orders.delete(key);
        assertThat(orders.get(key)).isNull();
    }

    @Test
    void saysWhichStoreCannotBeRead() {
        orders.put(state("web"));
        store.put("broken", new byte[] {2, -1});

        assertThatThrownBy(() -> orders.read(orders.stored(), UnaryOperator.identity(), order -> {}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("State in order-state cannot be read");
    }

    private static OrderState state(String name) {
        return JUDGE.see(
                        null,
                        CertificateOrder.builder(new OrderId("sub", "group", name))
                                .build(),
                        Instant.parse("2026-11-01T00:00:00Z"))
                .state();
    }

    private static KeyValueStore<String, byte[]> store() {
        MockProcessorContext<String, byte[]> context = new MockProcessorContext<>();
        KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(TopologyFactory.ORDER_STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
