package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.event.Portal;
import io.certmonitor.observation.Observation.ScopeCompleted;
import io.certmonitor.observation.Observation.ScopeFailed;
import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Glob;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.Scope;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicySettings;
import io.certmonitor.transition.OrderJudge;
import io.certmonitor.transition.OrderState;
import io.certmonitor.transition.ResolutionReason;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.transition.SubscriptionJudge;
import io.certmonitor.transition.SubscriptionState;
import io.certmonitor.view.FleetView;
import io.cloudevents.core.message.Encoding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

/** What a processor does with stores that were restored, as after a restart with the same or another configuration. */
class RestoredStateTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final OrderJudge JUDGE = new OrderJudge(new Policy(PolicySettings.DEFAULT));
    private static final CertificateOrder DENIED = CertificateOrder.builder(new OrderId("sub", "group", "web"))
            .status(AzureValue.of(OrderStatus.DENIED))
            .build();

    private final MockProcessorContext<String, byte[]> context = new MockProcessorContext<>();
    private final MutableClock clock = MutableClock.of(NOW, ZoneOffset.UTC);
    private final FleetView view = new FleetView();
    private final KeyValueStore<String, String> polls = store(TopologyFactory.POLL_STORE, Serdes.String());
    private final KeyValueStore<String, OrderState> orders =
            store(TopologyFactory.ORDER_STORE, new StateSerde<>(OrderState.class));
    private final KeyValueStore<String, ScopeState> scopes =
            store(TopologyFactory.SCOPE_STORE, new StateSerde<>(ScopeState.class));
    private final KeyValueStore<String, String> policies = store(TopologyFactory.POLICY_STORE, Serdes.String());

    @BeforeEach
    void createTheStoreOfSubscriptions() {
        store(TopologyFactory.SUBSCRIPTION_STORE, new StateSerde<>(SubscriptionState.class));
    }

    @Test
    void showsRestoredOrdersAtOnceAndTellsNothingAgain() {
        remember(JUDGE.see(null, DENIED, NOW).state());

        start(ScopeFilter.EVERYTHING);
        evaluate();

        assertThat(view.orders()).extracting(OrderState::order).containsExactly(DENIED);
        assertThat(context.forwarded()).isEmpty();
    }

    @Test
    void resolvesTheFindingsOfAnOrderThatIsNoLongerCovered() {
        remember(JUDGE.see(null, DENIED, NOW).state());

        start(new ScopeFilter(Set.of(), List.of(), List.of(Glob.of("group"))));
        evaluate();

        assertThat(view.orders()).isEmpty();
        assertThat(context.forwarded()).hasSize(2);
        assertThat(new String(bytes(0), StandardCharsets.UTF_8))
                .contains("\"reason\":\"" + ResolutionReason.UNMONITORED.label() + "\"");
        assertThat(context.forwarded().get(1).record().value()).isNull();
    }

    @Test
    void tellsWhatAnotherPolicyChangesWithThatReasonAndOnlyOnce() {
        rememberWithoutFindings();
        policies.put("policy", "another policy");

        start(ScopeFilter.EVERYTHING);
        evaluate();
        evaluate();

        assertThat(context.forwarded()).hasSize(2);
        assertThat(new String(bytes(0), StandardCharsets.UTF_8))
                .contains("\"transition\":\"raised\"", "\"reason\":\"policy\"");
        assertThat(policies.get("policy")).isEqualTo("policy");
    }

    @Test
    void tellsNoReasonWhenTheSamePolicyJudgesOn() {
        rememberWithoutFindings();
        policies.put("policy", "policy");

        start(ScopeFilter.EVERYTHING);
        evaluate();

        assertThat(new String(bytes(0), StandardCharsets.UTF_8))
                .contains("\"transition\":\"raised\"")
                .doesNotContain("\"reason\"");
    }

    @Test
    void tellsOfNoSubscriptionWhatWasTriedBeforeTheRestart() {
        scopes.put(
                "/subscriptions/sub",
                new ScopeState(
                        Scope.subscription("sub"),
                        NOW.minus(Duration.ofHours(9)),
                        NOW.minus(Duration.ofHours(10)),
                        new ScopeState.Failure(FailureReason.FORBIDDEN, "no", NOW.minus(Duration.ofHours(9))),
                        1,
                        null,
                        List.of(),
                        0,
                        false));
        polls.put("sub", "poll-1");
        JudgeProcessor processor = start(ScopeFilter.EVERYTHING);
        evaluate();
        assertThat(context.forwarded()).isEmpty();

        processor.process(new Record<>(
                "sub",
                new ScopeFailed("poll-1", NOW, "sub", Scope.subscription("sub"), FailureReason.TIMEOUT, "late"),
                NOW.toEpochMilli()));

        assertThat(context.forwarded()).hasSize(1);
        assertThat(new String(bytes(0), StandardCharsets.UTF_8)).contains("\"reason\":\"timeout\"");
    }

    @Test
    void remembersAGoneOrderForAsLongAsItsEventsAreKept() {
        OrderState seen = JUDGE.see(null, DENIED, NOW).state();
        remember(JUDGE.lose(seen, ResolutionReason.REMOVED, NOW).state());
        start(ScopeFilter.EVERYTHING);

        clock.add(Duration.ofDays(30));
        evaluate();
        assertThat(orders.get(DENIED.id().key())).isNotNull();

        clock.add(Duration.ofSeconds(1));
        evaluate();
        assertThat(orders.get(DENIED.id().key())).isNull();
    }

    @Test
    void removesNothingOnTheWordOfAPollThatARestartCutInTwo() {
        remember(JUDGE.see(null, DENIED, NOW).state());
        polls.put("sub", "poll-1");
        JudgeProcessor processor = start(ScopeFilter.EVERYTHING);

        processor.process(new Record<>(
                "sub",
                new ScopeCompleted("poll-1", NOW, "sub", Scope.subscription("sub"), 0, List.of(), 0, true, false),
                NOW.toEpochMilli()));

        assertThat(view.orders()).extracting(OrderState::order).containsExactly(DENIED);
        assertThat(view.scopes()).hasSize(1);
    }

    @Test
    void hidesItsPartitionWhenItIsClosed() {
        remember(JUDGE.see(null, DENIED, NOW).state());
        JudgeProcessor processor = start(ScopeFilter.EVERYTHING);

        processor.close();

        assertThat(view.orders()).isEmpty();
    }

    private JudgeProcessor start(ScopeFilter filter) {
        JudgeProcessor processor = new JudgeProcessor(new JudgeDependencies(
                JUDGE,
                new SubscriptionJudge(Duration.ofMinutes(45)),
                "policy",
                filter,
                clock,
                Duration.ofMinutes(1),
                view,
                Portal.PUBLIC,
                Encoding.BINARY,
                new EventCommits(clock, event -> {})));
        processor.init(context);
        return processor;
    }

    private void evaluate() {
        context.scheduledPunctuators()
                .forEach(punctuator -> punctuator.getPunctuator().punctuate(clock.millis()));
    }

    /** As if the policy before had found nothing in the order. */
    private void rememberWithoutFindings() {
        OrderState denied = JUDGE.see(null, DENIED, NOW).state();
        remember(new OrderState(DENIED, denied.history(), List.of(), Map.of(), null, null));
    }

    private void remember(OrderState state) {
        orders.put(state.order().id().key(), state);
    }

    private byte[] bytes(int index) {
        return context.forwarded().get(index).record().value();
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
