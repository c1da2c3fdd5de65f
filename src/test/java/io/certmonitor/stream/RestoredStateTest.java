package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** What a processor does with stores that were restored, as after a restart with the same or another configuration. */
class RestoredStateTest {

    private static final Instant NOW = RestoredProcessor.NOW;
    private static final OrderJudge JUDGE = new OrderJudge(new Policy(PolicySettings.DEFAULT));
    private static final CertificateOrder DENIED = CertificateOrder.builder(new OrderId("sub", "group", "web"))
            .status(AzureValue.of(OrderStatus.DENIED))
            .build();

    private final RestoredProcessor restored = new RestoredProcessor();

    @Test
    void showsRestoredOrdersAtOnceAndTellsNothingAgain() {
        restored.remember(JUDGE.see(null, DENIED, NOW).state());

        restored.start(ScopeFilter.EVERYTHING);
        restored.evaluate();

        assertThat(restored.view.orders()).extracting(OrderState::order).containsExactly(DENIED);
        assertThat(restored.context.forwarded()).isEmpty();
    }

    @Test
    void resolvesTheFindingsOfAnOrderThatIsNoLongerCovered() {
        restored.remember(JUDGE.see(null, DENIED, NOW).state());

        restored.start(new ScopeFilter(Set.of(), List.of(), List.of(Glob.of("group"))));
        restored.evaluate();

        assertThat(restored.view.orders()).isEmpty();
        assertThat(restored.context.forwarded()).hasSize(2);
        assertThat(new String(bytes(0), StandardCharsets.UTF_8))
                .contains("\"reason\":\"" + ResolutionReason.UNMONITORED.label() + "\"");
        assertThat(restored.context.forwarded().get(1).record().value()).isNull();
    }

    @Test
    void tellsWhatAnotherPolicyChangesWithThatReasonAndOnlyOnce() {
        rememberWithoutFindings();
        restored.policies.put("policy", "another policy");

        restored.start(ScopeFilter.EVERYTHING);
        restored.evaluate();
        restored.evaluate();

        assertThat(restored.context.forwarded()).hasSize(2);
        assertThat(new String(bytes(0), StandardCharsets.UTF_8))
                .contains("\"transition\":\"raised\"", "\"reason\":\"policy\"");
        assertThat(restored.policies.get("policy")).isEqualTo("policy");
    }

    @Test
    void tellsNoReasonWhenTheSamePolicyJudgesOn() {
        rememberWithoutFindings();
        restored.policies.put("policy", "policy");

        restored.start(ScopeFilter.EVERYTHING);
        restored.evaluate();

        assertThat(new String(bytes(0), StandardCharsets.UTF_8))
                .contains("\"transition\":\"raised\"")
                .doesNotContain("\"reason\"");
    }

    @Test
    void tellsOfNoSubscriptionWhatWasTriedBeforeTheRestart() {
        restored.scopes.put(
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
        restored.polls.put("sub", "poll-1");
        JudgeProcessor processor = restored.start(ScopeFilter.EVERYTHING);
        restored.evaluate();
        assertThat(restored.context.forwarded()).isEmpty();

        processor.process(new Record<>(
                "sub",
                new ScopeFailed("poll-1", NOW, "sub", Scope.subscription("sub"), FailureReason.TIMEOUT, "late"),
                NOW.toEpochMilli()));

        assertThat(restored.context.forwarded()).hasSize(1);
        assertThat(new String(bytes(0), StandardCharsets.UTF_8)).contains("\"reason\":\"timeout\"");
    }

    @Test
    void remembersAGoneOrderForAsLongAsItsEventsAreKept() {
        goneNow();
        restored.start(ScopeFilter.EVERYTHING);

        passInHours(Duration.ofDays(30));
        assertThat(restored.orders.get(DENIED.id().key())).isNotNull();

        restored.clock.add(Duration.ofSeconds(1));
        restored.evaluate();
        assertThat(restored.orders.get(DENIED.id().key())).isNull();
    }

    /** Its next events would get the ids of those that were told, once the clock is right again. */
    @Test
    void forgetsNoGoneOrderByAClockThatJumps() {
        goneNow();
        restored.start(ScopeFilter.EVERYTHING);
        restored.evaluate();

        restored.clock.add(Duration.ofDays(365));
        passInHours(Duration.ofHours(23));

        assertThat(restored.orders.get(DENIED.id().key())).isNotNull();
        passInHours(Duration.ofHours(1));
        assertThat(restored.orders.get(DENIED.id().key()))
                .as("a clock that stays for a day is right")
                .isNull();
    }

    @Test
    void removesNothingOnTheWordOfAPollThatARestartCutInTwo() {
        restored.remember(JUDGE.see(null, DENIED, NOW).state());
        restored.polls.put("sub", "poll-1");
        JudgeProcessor processor = restored.start(ScopeFilter.EVERYTHING);

        processor.process(new Record<>(
                "sub",
                new ScopeCompleted("poll-1", NOW, "sub", Scope.subscription("sub"), 0, List.of(), 0, true, false),
                NOW.toEpochMilli()));

        assertThat(restored.view.orders()).extracting(OrderState::order).containsExactly(DENIED);
        assertThat(restored.view.scopes()).hasSize(1);
    }

    @Test
    void hidesItsPartitionWhenItIsClosed() {
        restored.remember(JUDGE.see(null, DENIED, NOW).state());
        JudgeProcessor processor = restored.start(ScopeFilter.EVERYTHING);

        processor.close();

        assertThat(restored.view.orders()).isEmpty();
    }

    /** As if the policy before had found nothing in the order. */
    private void rememberWithoutFindings() {
        OrderState denied = JUDGE.see(null, DENIED, NOW).state();
        restored.remember(new OrderState(DENIED, denied.history(), List.of(), Map.of(), null, null));
    }

    private void goneNow() {
        OrderState seen = JUDGE.see(null, DENIED, NOW).state();
        restored.remember(JUDGE.lose(seen, ResolutionReason.REMOVED, NOW).state());
    }

    /** As a running service does. */
    private void passInHours(Duration time) {
        restored.evaluate();
        for (long hour = 0; hour < time.toHours(); hour++) {
            restored.clock.add(Duration.ofHours(1));
            restored.evaluate();
        }
    }

    private byte[] bytes(int index) {
        return restored.context.forwarded().get(index).record().value();
    }
}
