package io.certmonitor.transition;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.IssuedCertificate;
import io.certmonitor.order.OrderHistory;
import io.certmonitor.policy.Judgement;
import io.certmonitor.policy.Policy;
import io.certmonitor.transition.OrderEvent.RenewedEvent;
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

    private final Policy policy;

    /** A judge that applies the policy. */
    public OrderJudge(Policy policy) {
        this.policy = policy;
    }

    /** The order was seen in Azure. */
    public Outcome see(@Nullable OrderState previous, CertificateOrder order, Instant now) {
        if (previous == null || !previous.isMonitored()) {
            Map<String, Integer> episodes = previous == null ? Map.of() : previous.episodes();
            return judge(
                    new OrderState(order, OrderHistory.begin(order, now), List.of(), episodes, null),
                    now,
                    ResolutionReason.RECOVERED);
        }
        OrderState seen = new OrderState(
                order, previous.history().after(order, now), previous.findings(), previous.episodes(), null);
        IssuedCertificate before = previous.history().certificate();
        IssuedCertificate current = IssuedCertificate.of(order);
        return before != null && current != null && current.renews(before)
                ? renew(before, seen, now)
                : judge(seen, now, ResolutionReason.RECOVERED);
    }

    /** Time has passed, or the policy is another one, since the order was judged last. One that is gone stays gone. */
    public Outcome reconsider(OrderState previous, Instant now) {
        return previous.isMonitored()
                ? judge(previous, now, ResolutionReason.POLICY)
                : new Outcome(previous, List.of());
    }

    /** The order is gone, for the reason {@link ResolutionReason#REMOVED} or {@link ResolutionReason#UNMONITORED}. */
    public Outcome lose(OrderState previous, ResolutionReason reason, Instant now) {
        if (!previous.isMonitored()) {
            return new Outcome(previous, List.of());
        }
        FindingChanges changes = new FindingChanges(previous, now).resolveAll(reason);
        return new Outcome(
                new OrderState(previous.order(), previous.history(), List.of(), changes.episodes(), now),
                changes.events());
    }

    private Outcome judge(OrderState state, Instant now, ResolutionReason whenResolved) {
        Judgement judgement = policy.judge(state.order(), state.history(), now);
        FindingChanges changes = new FindingChanges(state, now).apply(judgement, whenResolved);
        return new Outcome(
                new OrderState(state.order(), state.history(), changes.findings(), changes.episodes(), null),
                changes.events());
    }

    /** A new certificate ends the findings about the old one's expiry, even if the new one is soon to end as well. */
    private Outcome renew(IssuedCertificate before, OrderState seen, Instant now) {
        FindingChanges oldCertificate = new FindingChanges(seen, now).resolveExpiry(ResolutionReason.RENEWED);
        RenewedEvent renewed = new RenewedEvent(seen.order(), now, before, oldCertificate.nextRenewal());
        OrderState fresh = new OrderState(
                seen.order(), seen.history(), oldCertificate.findings(), oldCertificate.episodes(), null);
        Outcome judged = judge(fresh, now, ResolutionReason.RECOVERED);
        List<OrderEvent> events = new ArrayList<>();
        events.add(renewed);
        events.addAll(oldCertificate.events());
        events.addAll(judged.events());
        return new Outcome(judged.state(), events);
    }
}
