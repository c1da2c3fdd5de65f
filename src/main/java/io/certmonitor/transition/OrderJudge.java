package io.certmonitor.transition;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.IssuedCertificate;
import io.certmonitor.order.OrderHistory;
import io.certmonitor.policy.Judgement;
import io.certmonitor.policy.Policy;
import io.certmonitor.transition.OrderEvent.RenewedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is told about an order, and what is remembered so that it is told once. Judging the same thing twice
 * tells nothing the second time.
 */
public final class OrderJudge {

    private static final Duration LARGEST_CLOCK_SKEW = Duration.ofMinutes(10);

    private final Policy policy;

    /** A judge that applies the policy. */
    public OrderJudge(Policy policy) {
        this.policy = policy;
    }

    /** The order was seen in Azure. */
    public Outcome see(@Nullable OrderState previous, CertificateOrder order, Instant now) {
        Instant at = notBeforeTold(previous, now);
        if (previous == null || !previous.isMonitored()) {
            Map<String, Integer> episodes = previous == null ? Map.of() : previous.episodes();
            Instant toldAt = previous == null ? null : previous.toldAt();
            return judge(
                    new OrderState(order, OrderHistory.begin(order, at), List.of(), episodes, toldAt, null),
                    at,
                    ResolutionReason.RECOVERED);
        }
        OrderState seen = new OrderState(
                order,
                previous.history().after(order, at),
                previous.findings(),
                previous.episodes(),
                previous.toldAt(),
                null);
        IssuedCertificate before = previous.history().certificate();
        IssuedCertificate current = IssuedCertificate.of(order);
        return before != null && current != null && current.renews(before)
                ? renew(before, seen, at)
                : judge(seen, at, ResolutionReason.RECOVERED);
    }

    /** Time has passed, or the policy is another one, since the order was judged last. One that is gone stays gone. */
    public Outcome reconsider(OrderState previous, Instant now) {
        return previous.isMonitored()
                ? judge(previous, notBeforeTold(previous, now), ResolutionReason.POLICY)
                : new Outcome(previous, List.of());
    }

    /** The order is gone, for the reason {@link ResolutionReason#REMOVED} or {@link ResolutionReason#UNMONITORED}. */
    public Outcome lose(OrderState previous, ResolutionReason reason, Instant now) {
        if (!previous.isMonitored()) {
            return new Outcome(previous, List.of());
        }
        Instant at = notBeforeTold(previous, now);
        FindingChanges changes = new FindingChanges(previous, at).resolveAll(reason);
        return outcome(previous, changes, at, at, changes.events());
    }

    private Outcome judge(OrderState state, Instant at, ResolutionReason whenResolved) {
        Judgement judgement = policy.judge(state.order(), state.history(), at);
        FindingChanges changes = new FindingChanges(state, at).apply(judgement, whenResolved);
        return outcome(state, changes, at, null, changes.events());
    }

    /** A new certificate ends the findings about the old one's expiry, even if the new one is soon to end as well. */
    private Outcome renew(IssuedCertificate before, OrderState seen, Instant at) {
        FindingChanges oldCertificate = new FindingChanges(seen, at).resolveExpiry(ResolutionReason.RENEWED);
        List<OrderEvent> events = new ArrayList<>();
        events.add(new RenewedEvent(seen.order(), at, before, oldCertificate.nextRenewal()));
        events.addAll(oldCertificate.events());
        Outcome fresh = judge(outcome(seen, oldCertificate, at, null, events).state(), at, ResolutionReason.RECOVERED);
        events.addAll(fresh.events());
        return new Outcome(fresh.state(), events);
    }

    private static Outcome outcome(
            OrderState state, FindingChanges changes, Instant at, @Nullable Instant goneAt, List<OrderEvent> events) {
        return new Outcome(
                new OrderState(
                        state.order(),
                        state.history(),
                        changes.findings(),
                        changes.episodes(),
                        events.isEmpty() ? state.toldAt() : at,
                        goneAt),
                events);
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
}
