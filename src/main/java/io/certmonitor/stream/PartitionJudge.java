package io.certmonitor.stream;

import io.certmonitor.observation.Observation;
import io.certmonitor.observation.Observation.OrderSeen;
import io.certmonitor.observation.Observation.PollStarted;
import io.certmonitor.observation.Observation.ResourceGroupsDiscovered;
import io.certmonitor.observation.Observation.ScopeCompleted;
import io.certmonitor.observation.Observation.ScopeFailed;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.Scope;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.Outcome;
import io.certmonitor.transition.ResolutionReason;
import io.certmonitor.transition.ScopeState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Applies observations and the passing of time to the state of one partition, and tells what changes. */
final class PartitionJudge {

    private static final Logger LOG = Logger.getLogger(PartitionJudge.class);

    /** As long as events are kept, so that no event id comes twice while subscribers could still read the first. */
    private static final Duration MEMORY_OF_GONE_ORDERS = Duration.ofDays(30);
    /** Somebody notices within a day that a clock is wrong, or the next restart begins to wait anew. */
    private static final Duration TRUSTED_AFTER = Duration.ofDays(1);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final JudgeDependencies dependencies;
    private final PartitionState state;
    private final Teller teller;
    private final SeenOrders seen = new SeenOrders();
    private final Set<String> faulty = new HashSet<>();
    private final SubscriptionWatch subscriptions;
    private final SteadyClock clock;
    private boolean reconsidered;

    PartitionJudge(JudgeDependencies dependencies, PartitionState state, Teller teller) {
        this.dependencies = dependencies;
        this.state = state;
        this.teller = teller;
        this.subscriptions = new SubscriptionWatch(dependencies, state, teller);
        this.clock = new SteadyClock(LONGEST_PAUSE.plus(dependencies.evaluationInterval()));
    }

    /** Applies an observation; one of a poll that a later poll has overtaken is out of date and is left out. */
    void observe(Observation observation) {
        if (!reconsidered) {
            // What another policy or filter changes must show as that, before a fresh look at the orders changes more.
            reconsiderAll();
        }
        if (observation instanceof PollStarted started) {
            begin(started);
        } else if (observation.pollId().equals(state.currentPoll(observation.subscriptionId()))) {
            apply(observation);
        }
    }

    /**
     * Judges every stored order again, because time has passed, and lets go of what is no longer monitored. No
     * observation has led to what that tells, so each event of it begins a trace.
     */
    void reconsiderAll() {
        reconsidered = true;
        dependencies.tracing().start().run(this::reconsiderEverything);
    }

    private void reconsiderEverything() {
        Instant now = dependencies.clock().instant();
        boolean policyChanged = !dependencies.policyFingerprint().equals(state.policy());
        for (OrderState order : state.monitoredOrders()) {
            if (dependencies.filter().covers(order.order().id())) {
                update(order.order().id(), order, () -> reconsider(order, policyChanged, now), now, null);
            } else {
                lose(order, null);
            }
        }
        if (policyChanged) {
            state.judgedBy(dependencies.policyFingerprint());
        }
        state.scopes().stream()
                .map(ScopeState::scope)
                .filter(scope -> !covers(scope))
                .forEach(state::remove);
        subscriptions.reconsiderAll();
        if (clock.steadyAt(now).compareTo(TRUSTED_AFTER) >= 0) {
            state.forgetGoneBefore(now.minus(MEMORY_OF_GONE_ORDERS));
        }
    }

    private Outcome reconsider(OrderState order, boolean policyChanged, Instant now) {
        return policyChanged
                ? dependencies.judge().reconsiderByOtherPolicy(order, now)
                : dependencies.judge().reconsider(order, now);
    }

    private void begin(PollStarted started) {
        state.beginPoll(started.subscriptionId(), started.pollId());
        seen.begin(started.subscriptionId(), started.pollId());
    }

    private void apply(Observation observation) {
        if (observation instanceof OrderSeen order) {
            see(order);
        } else if (observation instanceof ResourceGroupsDiscovered groups) {
            discover(groups);
            subscriptions.reconsider(groups.subscriptionId(), groups.observedAt());
        } else if (observation instanceof ScopeCompleted completed) {
            complete(completed);
            subscriptions.reconsider(completed.subscriptionId(), completed.observedAt());
        } else if (observation instanceof ScopeFailed failed) {
            read(ScopeState.after(state.scope(failed.scope()), failed));
            subscriptions.reconsider(failed.subscriptionId(), failed.observedAt());
        }
    }

    private void see(OrderSeen observation) {
        seen.add(
                observation.subscriptionId(),
                observation.pollId(),
                observation.order().id());
        if (!dependencies.filter().covers(observation.order().id())) {
            return;
        }
        Instant now = dependencies.clock().instant();
        OrderState before = state.order(observation.order().id());
        update(
                observation.order().id(),
                before,
                () -> dependencies.judge().see(before, observation.order(), now),
                now,
                observation.observedAt());
    }

    private void discover(ResourceGroupsDiscovered observation) {
        Set<String> groups = observation.resourceGroups().stream()
                .map(group -> group.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Scope subscription = Scope.subscription(observation.subscriptionId());
        for (OrderState order : state.monitoredOrdersIn(subscription)) {
            if (!groups.contains(order.order().id().resourceGroup().toLowerCase(Locale.ROOT))) {
                lose(order, observation.observedAt());
            }
        }
        for (ScopeState scope : state.resourceGroupsOf(observation.subscriptionId())) {
            String group = scope.scope().resourceGroup();
            if (group != null && !groups.contains(group.toLowerCase(Locale.ROOT))) {
                state.remove(scope.scope());
            }
        }
        read(ScopeState.after(observation));
    }

    private void complete(ScopeCompleted observation) {
        Set<String> listed = seen.complete(observation.subscriptionId(), observation.pollId(), observation.scope());
        if (listed != null && observation.everyOrderKnown()) {
            for (OrderState order : state.monitoredOrdersIn(observation.scope())) {
                if (!listed.contains(order.order().id().key())) {
                    lose(order, observation.observedAt());
                }
            }
        }
        if (observation.scope().resourceGroup() == null) {
            // The subscription is listed as a whole now; its groups are no scopes of their own any more.
            state.resourceGroupsOf(observation.subscriptionId()).forEach(group -> state.remove(group.scope()));
        }
        read(ScopeState.after(observation));
    }

    private void lose(OrderState order, @Nullable Instant observedAt) {
        boolean covered = dependencies.filter().covers(order.order().id());
        ResolutionReason reason = covered ? ResolutionReason.REMOVED : ResolutionReason.UNMONITORED;
        Instant now = dependencies.clock().instant();
        update(order.order().id(), order, () -> dependencies.judge().lose(order, reason, now), now, observedAt);
    }

    /**
     * Judges one order, remembers the outcome and tells it. An order that cannot be judged or told, which is a fault of
     * ours, stays as it was and keeps no other order from being judged.
     */
    private void update(
            OrderId id, @Nullable OrderState before, Supplier<Outcome> judging, Instant now, @Nullable Instant seenAt) {
        Outcome outcome;
        Teller.Message message;
        try {
            outcome = judging.get();
            if (outcome.state().equals(before)) {
                return;
            }
            message = teller.prepare(before, outcome, now, seenAt);
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException | ClassCastException e) {
            if (faulty.add(id.key())) {
                LOG.errorf(e, "order cannot be judged, it stays as it was order=%s", id);
            }
            return;
        }
        faulty.remove(id.key());
        state.put(outcome.state());
        teller.send(message);
    }

    private void read(ScopeState after) {
        EventLog.read(state.scope(after.scope()), after);
        state.put(after);
    }

    private boolean covers(Scope scope) {
        return dependencies.filter().coversSubscription(scope.subscriptionId())
                && (scope.resourceGroup() == null || dependencies.filter().coversResourceGroup(scope.resourceGroup()));
    }
}
