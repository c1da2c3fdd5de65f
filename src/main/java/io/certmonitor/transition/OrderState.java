package io.certmonitor.transition;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderHistory;
import io.certmonitor.policy.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an order: the last good look at it, and what was told.
 *
 * @param order the last good look
 * @param history what only repeated looks can tell
 * @param findings the findings that were raised and hold, the most important first
 * @param pending the changes of findings that have to last before they are told
 * @param episodes by finding key, the number of its latest episode, and likewise of the latest renewal, discovery and
 *     removal; kept after the finding is resolved, so that no event id is used twice
 * @param toldAt when something about the order was told last; null before anything was
 * @param goneAt when the order was found removed or unmonitored; null while it is monitored
 * @param goneFor which of the two; null while it is monitored, and when an earlier version did not keep it
 */
public record OrderState(
        CertificateOrder order,
        OrderHistory history,
        List<RaisedFinding> findings,
        List<PendingChange> pending,
        Map<String, Integer> episodes,
        @Nullable Instant toldAt,
        @Nullable Instant goneAt,
        @Nullable ResolutionReason goneFor) {

    /** Copies the collections. What an earlier version stored has nothing pending. */
    public OrderState {
        findings = List.copyOf(findings);
        pending = pending == null ? List.of() : List.copyOf(pending);
        episodes = Collections.unmodifiableSortedMap(new TreeMap<>(episodes));
    }

    /** A state that has nothing pending. */
    public OrderState(
            CertificateOrder order,
            OrderHistory history,
            List<RaisedFinding> findings,
            Map<String, Integer> episodes,
            @Nullable Instant toldAt,
            @Nullable Instant goneAt) {
        this(order, history, findings, List.of(), episodes, toldAt, goneAt, null);
    }

    /** Whether the order is there and monitored. */
    public boolean isMonitored() {
        return goneAt == null;
    }

    /** The greatest severity of the findings; {@link Severity#OK} when there are none. */
    public Severity severity() {
        return findings.isEmpty() ? Severity.OK : findings.get(0).finding().severity();
    }

    /** The state after another good look. */
    OrderState seen(CertificateOrder seen, Instant now) {
        return new OrderState(seen, history.after(seen, now), findings, pending, episodes, toldAt, null, null);
    }

    /** The state after a judgement. */
    OrderState with(
            List<RaisedFinding> held,
            List<PendingChange> waiting,
            Map<String, Integer> counted,
            @Nullable Instant lastTold) {
        return new OrderState(order, history, held, waiting, counted, lastTold, goneAt, goneFor);
    }

    /** The state after the order is gone. */
    OrderState gone(ResolutionReason reason, Instant now) {
        return new OrderState(order, history, findings, pending, episodes, toldAt, now, reason);
    }
}
