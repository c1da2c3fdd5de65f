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
 * @param findings the findings that were told and hold, the most important first
 * @param episodes by finding key, the number of its latest episode, and likewise of the latest renewal; kept after the
 *     finding is resolved, so that no event id is used twice
 * @param toldAt when something about the order was told last; null before anything was
 * @param goneAt when the order was found removed or unmonitored; null while it is monitored
 */
public record OrderState(
        CertificateOrder order,
        OrderHistory history,
        List<RaisedFinding> findings,
        Map<String, Integer> episodes,
        @Nullable Instant toldAt,
        @Nullable Instant goneAt) {

    /** Copies the collections. */
    public OrderState {
        findings = List.copyOf(findings);
        episodes = Collections.unmodifiableSortedMap(new TreeMap<>(episodes));
    }

    /** Whether the order is there and monitored. */
    public boolean isMonitored() {
        return goneAt == null;
    }

    /** The greatest severity of the findings; {@link Severity#OK} when there are none. */
    public Severity severity() {
        return findings.isEmpty() ? Severity.OK : findings.get(0).finding().severity();
    }
}
