package io.certmonitor.azure.listing;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.azure.ScopeReading;
import io.certmonitor.azure.decoding.DecodedOrder;
import io.certmonitor.azure.decoding.OrderDecoder;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.Scope;
import io.certmonitor.order.ScopeFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the pages of one listing of orders, and tells the orders page by page, so that a listing of any length takes
 * the memory of one page. Pages overlap when orders change under way, so the last sight of each order counts.
 */
final class OrderListing {

    private final Scope scope;
    private final ScopeFilter filter;
    private final Consumer<ScopeReading.OrdersSeen> sink;
    private final Set<OrderId> covered = new HashSet<>();
    private final Map<OrderId, List<OrderProblem>> problems = new LinkedHashMap<>();
    private final List<OrderProblem> nameless = new ArrayList<>();
    private int entries;
    private boolean leftOut;

    /**
     * Starts a listing.
     *
     * @param sink takes the covered orders of each page
     */
    OrderListing(Scope scope, ScopeFilter filter, Consumer<ScopeReading.OrdersSeen> sink) {
        this.scope = scope;
        this.filter = filter;
        this.sink = sink;
    }

    Scope scope() {
        return scope;
    }

    /** Takes the entries of a page. */
    void add(Iterable<JsonNode> page) {
        Map<OrderId, CertificateOrder> seen = new LinkedHashMap<>();
        for (JsonNode entry : page) {
            entries++;
            add(OrderDecoder.decode(entry, "#" + entries, scope), seen);
        }
        if (!seen.isEmpty()) {
            sink.accept(new ScopeReading.OrdersSeen(scope, List.copyOf(seen.values())));
        }
    }

    /** Takes an entry that may be an order of this scope or of another. */
    void addNameless(OrderProblem problem) {
        nameless.add(problem);
    }

    /** What the listing came to, once it is complete. */
    ScopeReading.Listed reading() {
        List<OrderProblem> all = new ArrayList<>(nameless);
        problems.values().forEach(all::addAll);
        return new ScopeReading.Listed(scope, covered.size(), all, covered.isEmpty() && leftOut);
    }

    private void add(DecodedOrder decoded, Map<OrderId, CertificateOrder> seen) {
        CertificateOrder order = decoded.order();
        if (order == null) {
            nameless.addAll(decoded.problems());
        } else if (!filter.coversResourceGroup(order.id().resourceGroup())) {
            leftOut = true;
        } else {
            covered.add(order.id());
            seen.put(order.id(), order);
            if (decoded.problems().isEmpty()) {
                problems.remove(order.id());
            } else {
                problems.put(order.id(), decoded.problems());
            }
        }
    }
}
