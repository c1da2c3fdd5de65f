package io.certmonitor.stream;

import io.certmonitor.order.OrderId;
import io.certmonitor.order.Scope;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.transition.SubscriptionState;
import io.certmonitor.view.FleetView;
import io.certmonitor.view.PartitionView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The state of one partition: the stores, which are the truth, and beside them the same state decoded in the view, so
 * that judging and looking need not decode it again. Of a large fleet decoding takes seconds, so it goes on while the
 * topology already runs and Azure is asked: nothing of the partition is judged before ({@link JudgingConsumer} holds
 * its observations back), and nothing of it is shown.
 */
final class PartitionState {

    /** The only key of its store: a partition is judged by one policy. */
    private static final String POLICY = "policy";

    private final StoredOrders orders;
    private final KeyValueStore<String, ScopeState> scopes;
    private final KeyValueStore<String, String> polls;
    private final KeyValueStore<String, SubscriptionState> subscriptions;
    private final KeyValueStore<String, String> policies;
    private final FleetView view;
    private final PartitionView shown = PartitionView.inPart();
    private final int partition;
    private final CommonValues common = new CommonValues();
    private final Map<String, Instant> goneAt = new HashMap<>();
    private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);
    private volatile boolean closed;

    private PartitionState(ProcessorContext<?, ?> context, FleetView view) {
        this.orders = new StoredOrders(context.getStateStore(TopologyFactory.ORDER_STORE));
        this.scopes = context.getStateStore(TopologyFactory.SCOPE_STORE);
        this.polls = context.getStateStore(TopologyFactory.POLL_STORE);
        this.subscriptions = context.getStateStore(TopologyFactory.SUBSCRIPTION_STORE);
        this.policies = context.getStateStore(TopologyFactory.POLICY_STORE);
        this.partition = context.taskId().partition();
        this.view = view;
    }

    /**
     * Opens the state of a task whose stores are restored, and shows it as soon as its orders are read.
     *
     * @throws org.apache.kafka.common.errors.SerializationException when it is of a version that this one does not know
     */
    static PartitionState open(ProcessorContext<?, ?> context, FleetView view, StateReader reader) {
        PartitionState state = new PartitionState(context, view);
        state.readScopes();
        List<byte[]> stored = state.orders.stored();
        view.open(state.partition, state.shown);
        EventLog.stillFailing(state.scopes());
        state.reading = reader.read(state.partition, () -> state.readOrders(stored));
        return state;
    }

    private void readScopes() {
        try (KeyValueIterator<String, ScopeState> all = scopes.all()) {
            all.forEachRemaining(entry -> shown.put(entry.value));
        }
    }

    /** What cannot be read whole must not be shown in part. */
    private void readOrders(List<byte[]> stored) {
        requireOpen();
        orders.read(stored, common::share, order -> {
            requireOpen();
            show(order);
        });
        shown.becomesWhole();
    }

    private void requireOpen() {
        if (closed) {
            throw new CancellationException("the partition was given up");
        }
    }

    /**
     * Whether the orders are read.
     *
     * @throws org.apache.kafka.common.errors.SerializationException when one cannot be
     */
    boolean isRead() {
        if (!reading.isDone()) {
            return false;
        }
        awaitOrders();
        return true;
    }

    private void awaitOrders() {
        try {
            reading.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** What is remembered of an order, also of one that is gone; null when it was never seen. */
    @Nullable
    OrderState order(OrderId id) {
        awaitOrders();
        OrderState monitored = shown.order(id.key());
        return monitored == null ? orders.get(id.key()) : monitored;
    }

    List<OrderState> monitoredOrders() {
        awaitOrders();
        return shown.orders();
    }

    List<OrderState> monitoredOrdersIn(Scope scope) {
        awaitOrders();
        return shown.ordersIn(scope);
    }

    void put(OrderState state) {
        awaitOrders();
        orders.put(state);
        show(common.share(state));
    }

    /** Forgets orders that have been gone since before an instant. */
    void forgetGoneBefore(Instant horizon) {
        awaitOrders();
        List<String> forgotten = goneAt.entrySet().stream()
                .filter(gone -> gone.getValue().isBefore(horizon))
                .map(Map.Entry::getKey)
                .toList();
        forgotten.forEach(key -> {
            orders.delete(key);
            goneAt.remove(key);
        });
    }

    @Nullable
    ScopeState scope(Scope scope) {
        return shown.scope(scope);
    }

    List<ScopeState> scopes() {
        return shown.scopes();
    }

    List<ScopeState> resourceGroupsOf(String subscriptionId) {
        return shown.resourceGroupsOf(subscriptionId);
    }

    void put(ScopeState state) {
        scopes.put(state.scope().key(), state);
        shown.put(state);
    }

    void remove(Scope scope) {
        scopes.delete(scope.key());
        shown.removeScope(scope.key());
    }

    /** The poll of a subscription whose observations count; null before its first one. */
    @Nullable
    String currentPoll(String subscriptionId) {
        return polls.get(subscriptionId);
    }

    void beginPoll(String subscriptionId, String pollId) {
        polls.put(subscriptionId, pollId);
    }

    /** What was told of a subscription; null when nothing ever was. */
    @Nullable
    SubscriptionState subscription(String subscriptionId) {
        return subscriptions.get(Scope.subscription(subscriptionId).key());
    }

    /** The subscriptions of which something was told. */
    List<SubscriptionState> subscriptions() {
        List<SubscriptionState> told = new ArrayList<>();
        try (KeyValueIterator<String, SubscriptionState> all = subscriptions.all()) {
            all.forEachRemaining(entry -> told.add(entry.value));
        }
        return told;
    }

    void put(SubscriptionState state) {
        subscriptions.put(Scope.subscription(state.subscriptionId()).key(), state);
    }

    /** The fingerprint of the policy by which every order was judged last; null before that was kept. */
    @Nullable
    String policy() {
        return policies.get(POLICY);
    }

    void judgedBy(String policyFingerprint) {
        policies.put(POLICY, policyFingerprint);
    }

    private void show(OrderState state) {
        String key = state.order().id().key();
        shown.put(state);
        if (state.goneAt() == null) {
            goneAt.remove(key);
        } else {
            goneAt.put(key, state.goneAt());
        }
    }

    void close() {
        closed = true;
        view.close(partition, shown);
    }
}
