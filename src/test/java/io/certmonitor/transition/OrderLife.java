package io.certmonitor.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderHistory;
import io.certmonitor.policy.ExpiryTier;
import io.certmonitor.policy.Finding;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Judgement;
import io.certmonitor.policy.OrderMatcher;
import io.certmonitor.policy.PendingTier;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicySettings;
import io.certmonitor.policy.Severity;
import io.certmonitor.policy.SuppressedFinding;
import io.certmonitor.policy.Suppression;
import io.certmonitor.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One order that is judged again and again, and a subscriber that keeps account of what it is told. */
final class OrderLife {

    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    /** The tag that chooses among the policies, as the overrides of a policy do. */
    static final String LADDER = "ladder";

    static final List<Policy> POLICIES = List.of(
            policy(PolicySettings.DEFAULT.expiryTiers(), PolicySettings.DEFAULT.pendingTiers()),
            policy(List.of(), List.of(new PendingTier("1d", Duration.ofDays(1), Severity.INFO))),
            // The same labels at other depths, with other severities.
            policy(
                    List.of(
                            new ExpiryTier("90d", Duration.ofDays(90), null, Severity.INFO, false),
                            new ExpiryTier("60d", Duration.ofDays(60), null, Severity.INFO, false),
                            new ExpiryTier("30d", Duration.ofDays(30), null, Severity.WARNING, false),
                            new ExpiryTier("14d", Duration.ofDays(14), null, Severity.WARNING, false),
                            new ExpiryTier("1d", Duration.ofDays(1), null, Severity.CRITICAL, false)),
                    List.of(new PendingTier("1d", Duration.ofDays(1), Severity.CRITICAL))));

    static final List<EventSettings> SETTINGS = List.of(
            EventSettings.DEFAULT,
            new EventSettings(Duration.ofMinutes(90), Map.of(), Severity.OK, Map.of(), true),
            new EventSettings(
                    Duration.ZERO,
                    Map.of(FindingCode.EXPIRED, Duration.ofHours(30), FindingCode.EXPIRING, Duration.ofMinutes(30)),
                    Severity.WARNING,
                    Map.of(Severity.WARNING, Duration.ofHours(6), Severity.CRITICAL, Duration.ofDays(2)),
                    true),
            new EventSettings(
                    Duration.ofHours(2),
                    Map.of(FindingCode.ORDER_FAILED, Duration.ZERO),
                    Severity.CRITICAL,
                    Map.of(Severity.CRITICAL, Duration.ofHours(1)),
                    false));

    /** Something that happens. */
    sealed interface Step {}

    record See(CertificateOrder order) implements Step {}

    record Pass(Duration time) implements Step {}

    /** The replica that judges from now on has a clock that is behind by this. */
    record Skew(Duration behind) implements Step {}

    record Lose(boolean removed) implements Step {}

    /** Other suppressions hold from now on. */
    record Suppress(Set<FindingCode> codes) implements Step {}

    /** The state goes through its store, perhaps to another configuration. */
    record Restart(int policy, int settings, Set<FindingCode> disabled) implements Step {}

    private final Subscriber subscriber = new Subscriber();
    private Instant now = START;
    private Duration behind = Duration.ZERO;
    private int policy;
    private EventSettings settings = SETTINGS.get(0);
    private Set<FindingCode> suppressed = Set.of();
    private Set<FindingCode> disabled = Set.of();
    private @Nullable OrderState state;

    void take(Step step) {
        if (step instanceof See seen) {
            judge(before -> judge().see(before, seen.order(), clock()));
        } else if (step instanceof Pass passed) {
            now = now.plus(passed.time());
            reconsider(false);
        } else if (step instanceof Skew skew) {
            behind = skew.behind();
            reconsider(false);
        } else if (step instanceof Lose lost) {
            lose(lost.removed());
        } else if (step instanceof Suppress other) {
            suppressed = other.codes();
            reconsider(false);
        } else if (step instanceof Restart restart) {
            restart(restart);
        }
    }

    /** The order is gone: then subscribers have nothing left to wait for. */
    void end() {
        lose(true);
        assertThat(subscriber.held()).as("findings that are never resolved").isEmpty();
    }

    /** What was told, each as its transition or type, and resolutions also with their reason. */
    List<String> told() {
        return subscriber.told();
    }

    private void lose(boolean removed) {
        if (state != null) {
            ResolutionReason reason = removed ? ResolutionReason.REMOVED : ResolutionReason.UNMONITORED;
            judge(before -> judge().lose(state(before), reason, clock()));
            subscriber.forgetSince();
        }
    }

    private void restart(Restart restart) {
        boolean policyChanged =
                restart.policy() != policy || !restart.disabled().equals(disabled);
        policy = restart.policy();
        settings = SETTINGS.get(restart.settings());
        disabled = restart.disabled();
        if (state != null) {
            OrderState restored = restored(state);
            assertThat(restored).isEqualTo(state);
            state = restored;
        }
        reconsider(policyChanged);
    }

    private void reconsider(boolean policyChanged) {
        if (state != null) {
            judge(before -> policyChanged
                    ? judge().reconsiderByOtherPolicy(state(before), clock())
                    : judge().reconsider(state(before), clock()));
        }
    }

    /** Judges, and holds against it that the same input has the same outcome, and tells nothing the second time. */
    private void judge(Change judging) {
        OrderState before = state;
        Outcome outcome = judging.judge(before);
        Outcome again = judging.judge(before);
        assertThat(again).as("the same again").isEqualTo(outcome);
        assertThat(EventsOf.ids(again)).isEqualTo(EventsOf.ids(outcome));
        assertThat(judging.judge(outcome.state()))
                .as("the same afterwards")
                .isEqualTo(new Outcome(outcome.state(), List.of()));
        subscriber.told(before, outcome, settings);
        state = outcome.state();
    }

    private OrderJudge judge() {
        return new OrderJudge(this::judge, settings);
    }

    private Judgement judge(CertificateOrder order, OrderHistory history, Instant at) {
        int ladder = Integer.parseInt(order.tags().getOrDefault(LADDER, "0"));
        Judgement found = POLICIES.get((policy + ladder) % POLICIES.size()).judge(order, history, at);
        Suppression suppression =
                new Suppression(new OrderMatcher(Set.of(), List.of(), List.of(), Map.of()), suppressed, at, "test");
        Judgement judgement = new Judgement(
                findings(found, code -> !disabled.contains(code) && !suppressed.contains(code)),
                findings(found, code -> !disabled.contains(code) && suppressed.contains(code)).stream()
                        .map(finding -> new SuppressedFinding(finding, suppression))
                        .toList(),
                disabled,
                found.expired(),
                found.unclear());
        subscriber.judged(judgement, at);
        return judgement;
    }

    private static List<Finding> findings(Judgement judgement, Predicate<FindingCode> which) {
        return judgement.findings().stream()
                .filter(finding -> which.test(finding.code()))
                .toList();
    }

    private Instant clock() {
        return now.minus(behind);
    }

    private static OrderState state(@Nullable OrderState state) {
        if (state == null) {
            throw new IllegalStateException("not seen yet");
        }
        return state;
    }

    private static OrderState restored(OrderState state) {
        try {
            return WireJson.read(WireJson.write(state), OrderState.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Policy policy(List<ExpiryTier> expiryTiers, List<PendingTier> pendingTiers) {
        return new Policy(PolicySettings.DEFAULT.withTiers(expiryTiers, pendingTiers));
    }

    @FunctionalInterface
    private interface Change {
        Outcome judge(@Nullable OrderState before);
    }
}
