package io.certmonitor.event;

import io.certmonitor.transition.OrderState;
import java.time.Instant;
import java.util.List;

/**
 * An order with its current judgement: the value on the topic of current orders, and what the API shows. It has nothing
 * that changes with time alone, so an order that did not change is not written again.
 *
 * @param severity the greatest severity of the findings, {@code ok} when there are none
 * @param findings the findings that hold, the most important first
 * @param firstSeenAt when the monitor saw the order first
 */
public record JudgedOrderDocument(
        OrderDocument order,
        ExpirationDocument expiration,
        String severity,
        List<FindingDocument> findings,
        Instant firstSeenAt,
        String portalUrl) {

    /** The document of a monitored order. */
    public static JudgedOrderDocument of(OrderState state, Portal portal) {
        return new JudgedOrderDocument(
                OrderDocument.of(state.order()),
                ExpirationDocument.of(state.order()),
                state.severity().label(),
                state.findings().stream().map(FindingDocument::of).toList(),
                state.history().firstSeenAt(),
                portal.url(state.order().id()));
    }
}
