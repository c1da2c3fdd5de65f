package io.certmonitor.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.Scope;
import io.certmonitor.order.ScopeFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the orders of one listing. Pages overlap when orders change under way, so the last sight of each counts. */
final class OrderListing {

    private final Scope scope;
    private final Map<OrderId, DecodedOrder> orders = new LinkedHashMap<>();
    private final List<OrderProblem> nameless = new ArrayList<>();
    private int entries;

    OrderListing(Scope scope) {
        this.scope = scope;
    }

    /** Takes an entry of a page. */
    void add(JsonNode entry) {
        entries++;
        DecodedOrder decoded = OrderDecoder.decode(entry, "#" + entries, scope);
        CertificateOrder order = decoded.order();
        if (order == null) {
            nameless.addAll(decoded.problems());
        } else {
            orders.put(order.id(), decoded);
        }
    }

    /** What has been gathered, as far as the filter covers it. */
    ScopeReading.Listed reading(ScopeFilter filter) {
        List<CertificateOrder> covered = new ArrayList<>();
        List<OrderProblem> problems = new ArrayList<>(nameless);
        for (DecodedOrder decoded : orders.values()) {
            CertificateOrder order = decoded.order();
            if (order != null && filter.coversResourceGroup(order.id().resourceGroup())) {
                covered.add(order);
                problems.addAll(decoded.problems());
            }
        }
        return new ScopeReading.Listed(scope, covered, problems);
    }
}
