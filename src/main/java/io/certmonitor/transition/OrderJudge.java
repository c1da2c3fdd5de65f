package io.certmonitor.transition;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.IssuedCertificate;
import io.certmonitor.order.OrderHistory;
import io.certmonitor.policy.Judgement;
import io.certmonitor.policy.Policy;
import io.certmonitor.transition.OrderEvent.InventoryEvent;
import io.certmonitor.transition.OrderEvent.RenewedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is told about an order, and what is remembered so that it is told once. Judging the same thing twice
 * tells nothing the second time.
 */
public final class OrderJudge {

    /** By how much the clocks of replicas may differ; a clock that is further behind was put right. */
    static final Duration LARGEST_CLOCK_SKEW = Duration.ofMinutes(10);

    /** Stands among the finding keys, of which none is the same. */
    private static final String RENEWAL = "RENEWED";

    private static final String DISCOVERY = "DISCOVERED";
    private static final String REMOVAL = "REMOVED";

    private final Judging policy;
    private final EventSettings settings;

    /** A judge that applies the policy and tells each of its findings at once. */
    public OrderJudge(Policy policy) {
        this(policy, EventSettings.DEFAULT);
    }

    /** A judge that applies the policy. */
    public OrderJudge(Policy policy, EventSettings settings) {
        this(policy::judge, settings);
    }

    OrderJudge(Judging policy, EventSettings settings) {
        this.policy = policy;
        this.settings = settings;
    }

    /** The order was seen in Azure. */
    public Outcome see(@Nullable OrderState previous, CertificateOrder order, Instant now) {
        Instant at = notBeforeTold(previous, now);
        if (previous == null || !previous.isMonitored()) {
            return begin(previous, order, at);
        }
        OrderState seen = previous.seen(order, at);
        IssuedCertificate before = previous.history().certificate();
        IssuedCertificate current = IssuedCertificate.of(order);
        return before != null && current != null && current.renews(before)
                ? renew(before, seen, at)
                : judge(seen, at, false);
    }

    /** Time has passed since the order was judged last. One that is gone stays gone. */
    public Outcome reconsider(OrderState previous, Instant now) {
        return reconsider(previous, now, false);
    }

    /** The policy is another one than when the order was judged last: what differs is told as its doing. */
    public Outcome reconsiderByOtherPolicy(OrderState previous, Instant now) {
        return reconsider(previous, now, true);
    }

    /** The order is gone, for the reason {@link ResolutionReason#REMOVED} or {@link ResolutionReason#UNMONITORED}. */
    public Outcome lose(OrderState previous, ResolutionReason reason, Instant now) {
        if (!previous.isMonitored()) {
            return new Outcome(previous, List.of());
        }
        Instant at = notBeforeTold(previous, now);
        Telling resolved = new FindingChanges(previous, settings, at, false).resolveAll(reason);
        OrderState gone = resolved.state().gone(reason, at);
        return settings.inventory() && reason == ResolutionReason.REMOVED
                ? tellInventory(EventType.REMOVED, REMOVAL, gone, at, resolved.events())
                : new Outcome(gone, resolved.events());
    }

    /** An order that was unmonitored did not appear in Azure when it is monitored again. */
    private Outcome begin(@Nullable OrderState previous, CertificateOrder order, Instant at) {
        Map<String, Integer> episodes = previous == null ? Map.of() : previous.episodes();
        Instant toldAt = previous == null ? null : previous.toldAt();
        OrderState begun = new OrderState(order, OrderHistory.begin(order, at), List.of(), episodes, toldAt, null);
        boolean discovered = previous == null || previous.goneFor() != ResolutionReason.UNMONITORED;
        if (!settings.inventory() || !discovered) {
            return judge(begun, at, false);
        }
        return judge(tellInventory(EventType.DISCOVERED, DISCOVERY, begun, at, List.of()), at);
    }

    private Outcome reconsider(OrderState previous, Instant now, boolean policyChanged) {
        return previous.isMonitored()
                ? judge(previous, notBeforeTold(previous, now), policyChanged)
                : new Outcome(previous, List.of());
    }

    private Outcome judge(OrderState state, Instant at, boolean policyChanged) {
        Judgement judgement = policy.judge(state.order(), state.history(), at);
        Telling telling = new FindingChanges(state, settings, at, policyChanged).apply(judgement);
        return new Outcome(telling.state(), telling.events());
    }

    /** Judges what an outcome came to, and tells that after it. */
    private Outcome judge(Outcome before, Instant at) {
        Outcome judged = judge(before.state(), at, false);
        List<OrderEvent> events = new ArrayList<>(before.events());
        events.addAll(judged.events());
        return new Outcome(judged.state(), events);
    }

    /**
     * A new certificate ends the findings about the old one's expiry and renewal, even if the new one is soon to end as
     * well.
     */
    private Outcome renew(IssuedCertificate before, OrderState seen, Instant at) {
        Map<String, Integer> episodes = new TreeMap<>(seen.episodes());
        int renewal = episodes.merge(RENEWAL, 1, Integer::sum);
        OrderState counted = seen.with(seen.findings(), seen.pending(), episodes, at);
        Telling oldCertificate =
                new FindingChanges(counted, settings, at, false).resolveOldCertificate(ResolutionReason.RENEWED);
        List<OrderEvent> events = new ArrayList<>();
        events.add(new RenewedEvent(seen.order(), at, before, renewal));
        events.addAll(oldCertificate.events());
        return judge(new Outcome(oldCertificate.state(), events), at);
    }

    private static Outcome tellInventory(
            EventType type, String counter, OrderState state, Instant at, List<OrderEvent> before) {
        Map<String, Integer> episodes = new TreeMap<>(state.episodes());
        int episode = episodes.merge(counter, 1, Integer::sum);
        List<OrderEvent> events = new ArrayList<>(before);
        events.add(new InventoryEvent(state.order(), at, type, episode));
        return new Outcome(state.with(state.findings(), state.pending(), episodes, at), events);
    }

    /**
     * Replicas have clocks of their own, and one that takes over may be a little behind: what was told already must not
     * be taken back because of that. A clock that is further behind was put right, and is believed.
     */
    private static Instant notBeforeTold(@Nullable OrderState previous, Instant now) {
        Instant toldAt = previous == null ? null : previous.toldAt();
        if (toldAt == null || !now.isBefore(toldAt) || now.isBefore(toldAt.minus(LARGEST_CLOCK_SKEW))) {
            return now;
        }
        return toldAt;
    }

    /** What a policy finds in an order at an instant. */
    @FunctionalInterface
    interface Judging {

        /** All that it finds. */
        Judgement judge(CertificateOrder order, OrderHistory history, Instant now);
    }
}
