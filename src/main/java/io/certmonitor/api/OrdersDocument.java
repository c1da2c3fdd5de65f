package io.certmonitor.api;

import io.certmonitor.event.ExpirationDocument;
import io.certmonitor.event.JudgedOrderDocument;
import io.certmonitor.event.Portal;
import io.certmonitor.transition.OrderState;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of orders. Absent values are left out.
 *
 * @param nextCursor the cursor of the next page; left out on the last one
 * @param total how many orders pass the filters, on all pages
 * @param complete whether the whole fleet was looked at; false for a moment after a start
 */
@Schema(
        description = "A page of orders.",
        requiredProperties = {"orders", "total", "complete"})
public record OrdersDocument(
        List<JudgedOrderDocument> orders, @Nullable String nextCursor, int total, boolean complete) {

    static OrdersDocument of(OrderPage page, boolean complete, Portal portal, Instant now) {
        return new OrdersDocument(
                page.orders().stream().map(state -> order(state, portal, now)).toList(),
                page.nextCursor(),
                page.total(),
                complete);
    }

    /** An order, with the time left as of now. */
    static JudgedOrderDocument order(OrderState state, Portal portal, Instant now) {
        JudgedOrderDocument timeless = JudgedOrderDocument.of(state, portal);
        return new JudgedOrderDocument(
                timeless.order(),
                ExpirationDocument.at(state.order(), now),
                timeless.severity(),
                timeless.findings(),
                timeless.firstSeenAt(),
                timeless.portalUrl());
    }
}
