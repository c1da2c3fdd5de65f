package io.certmonitor.stream;

import io.certmonitor.transition.ScopeState;
import io.certmonitor.transition.SubscriptionState;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Builds the topology: observations → decoder → judge → events and current orders. The stores are in memory; their
 * changelogs in Kafka are what survives.
 */
final class TopologyFactory {

    /** The store of orders; its partitions decide which replica polls a subscription. */
    static final String ORDER_STORE = "order-state";

    static final String SCOPE_STORE = "scope-state";
    static final String POLL_STORE = "poll-state";
    static final String SUBSCRIPTION_STORE = "subscription-state";
    static final String POLICY_STORE = "policy-state";

    /** All stores. */
    static final Set<String> STORES = Set.of(ORDER_STORE, SCOPE_STORE, POLL_STORE, SUBSCRIPTION_STORE, POLICY_STORE);

    static final String JUDGE = "judge";
    static final String EVENTS_SINK = "order-events";
    static final String ORDERS_SINK = "orders";
    static final String DEAD_LETTER_SINK = "dead-letter";

    private static final String SOURCE = "observations";
    private static final String DECODER = "decoder";

    private TopologyFactory() {}

    static Topology create(JudgeDependencies dependencies) {
        Serializer<String> key = Serdes.String().serializer();
        Serializer<byte[]> bytes = Serdes.ByteArray().serializer();
        return new Topology()
                .addSource(
                        SOURCE,
                        Serdes.ByteArray().deserializer(),
                        Serdes.ByteArray().deserializer(),
                        Topics.OBSERVATIONS)
                .addProcessor(
                        DECODER,
                        () -> new PollMessageDecoder(dependencies.commits(), dependencies.pollRequests()),
                        SOURCE)
                .addProcessor(JUDGE, new JudgeSupplier(dependencies), DECODER)
                .addSink(EVENTS_SINK, Topics.ORDER_EVENTS, key, bytes, JUDGE)
                .addSink(ORDERS_SINK, Topics.ORDERS, key, bytes, JUDGE)
                .addSink(DEAD_LETTER_SINK, Topics.DEAD_LETTER, bytes, bytes, DECODER);
    }

    /** Gives each task a processor of its own, and connects the stores to it. */
    private record JudgeSupplier(JudgeDependencies dependencies)
            implements ProcessorSupplier<Object, Object, String, byte[]> {

        @Override
        public Processor<Object, Object, String, byte[]> get() {
            return new JudgeProcessor(dependencies);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(
                    store(ORDER_STORE, Serdes.ByteArray()),
                    store(SCOPE_STORE, new StateSerde<>(ScopeState.class)),
                    store(POLL_STORE, Serdes.String()),
                    store(SUBSCRIPTION_STORE, new StateSerde<>(SubscriptionState.class)),
                    store(POLICY_STORE, Serdes.String()));
        }

        private static <T> StoreBuilder<?> store(String name, Serde<T> values) {
            return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values);
        }
    }
}
