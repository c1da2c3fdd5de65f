package io.certmonitor.stream;

import io.certmonitor.event.Portal;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicySettings;
import io.certmonitor.tracing.Tracing;
import io.certmonitor.transition.EventSettings;
import io.certmonitor.transition.OrderJudge;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.transition.SubscriptionJudge;
import io.certmonitor.transition.SubscriptionState;
import io.certmonitor.view.FleetView;
import io.cloudevents.core.message.Encoding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.threeten.extra.MutableClock;

/** The processor of the topology with stores that are filled before it starts, as after a restart. */
public final class RestoredProcessor {

    /** When everything is judged. */
    public static final Instant NOW = TopologyFixture.START;

    /** The fingerprint of the policy that it judges by. */
    static final String POLICY = "policy";

    final MockProcessorContext<String, byte[]> context = new MockProcessorContext<>();
    final MutableClock clock = MutableClock.of(NOW, ZoneOffset.UTC);
    final FleetView view = new FleetView();
    final KeyValueStore<String, String> polls = store(TopologyFactory.POLL_STORE, Serdes.String());
    final StoredOrders orders = new StoredOrders(store(TopologyFactory.ORDER_STORE, Serdes.ByteArray()));
    final KeyValueStore<String, ScopeState> scopes =
            store(TopologyFactory.SCOPE_STORE, new StateSerde<>(ScopeState.class));
    final KeyValueStore<String, String> policies = store(TopologyFactory.POLICY_STORE, Serdes.String());
    private final KeyValueStore<String, SubscriptionState> subscriptions =
            store(TopologyFactory.SUBSCRIPTION_STORE, new StateSerde<>(SubscriptionState.class));
    private final Encoding encoding;
    /** Reads what is stored; at once, unless a test takes another one. */
    Executor reader = Runnable::run;

    RestoredProcessor() {
        this(Encoding.BINARY);
    }

    /**
     * A processor that is yet to start, with empty stores.
     *
     * @param encoding how events lie in their records
     */
    public RestoredProcessor(Encoding encoding) {
        this.encoding = encoding;
    }

    /**
     * Puts what is known of an order into its store.
     *
     * @param state as it was told last
     */
    public void remember(OrderState state) {
        orders.put(state);
    }

    /**
     * Puts what was told of a subscription into its store.
     *
     * @param state as it was told last
     */
    public void remember(SubscriptionState state) {
        subscriptions.put("/subscriptions/" + state.subscriptionId(), state);
    }

    /** Lets another policy have judged what is in the stores. */
    public void judgedByAnotherPolicy() {
        policies.put(POLICY, "another policy");
    }

    /**
     * Starts it with the default policy, and lets it judge what is in its stores.
     *
     * @param filter what it monitors
     */
    public void restart(ScopeFilter filter) {
        start(filter);
        evaluate();
    }

    /**
     * What it told.
     *
     * @return the records of the topic of events
     */
    public List<TestRecord<String, byte[]>> eventRecords() {
        return context.forwarded(TopologyFactory.EVENTS_SINK).stream()
                .map(forwarded -> forwarded.record())
                .map(RestoredProcessor::testRecord)
                .toList();
    }

    JudgeProcessor start(ScopeFilter filter) {
        JudgeProcessor processor = new JudgeProcessor(new JudgeDependencies(
                new OrderJudge(new Policy(PolicySettings.DEFAULT), EventSettings.DEFAULT),
                new SubscriptionJudge(TopologyFixture.STALE_AFTER),
                POLICY,
                filter,
                clock,
                Duration.ofMinutes(1),
                view,
                Portal.PUBLIC,
                encoding,
                new EventCommits(clock, event -> {}, letter -> {}),
                Tracing.OFF,
                request -> {},
                new StateReader(reader)));
        processor.init(context);
        return processor;
    }

    void evaluate() {
        context.scheduledPunctuators()
                .forEach(punctuator -> punctuator.getPunctuator().punctuate(clock.millis()));
    }

    private static TestRecord<String, byte[]> testRecord(Record<? extends String, ? extends byte[]> written) {
        return new TestRecord<>(
                written.key(), written.value(), written.headers(), Instant.ofEpochMilli(written.timestamp()));
    }

    private <T> KeyValueStore<String, T> store(String name, Serde<T> values) {
        KeyValueStore<String, T> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return store;
    }
}
