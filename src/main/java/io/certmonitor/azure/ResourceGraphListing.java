package io.certmonitor.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.Scope;
import io.certmonitor.order.ScopeFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One query of Resource Graph for many subscriptions at once. Resource Graph leaves out what the identity may not see
 * without a word, so it is asked first which subscriptions it shows: an order of another would look removed.
 */
final class ResourceGraphListing implements ListingStrategy {

    private static final int QUERIES_AT_ONCE = 2;

    private final ResourceGraph graph;
    private final ScopeFilter filter;
    private final FilterWatch watch;

    ResourceGraphListing(ResourceGraph graph, ScopeFilter filter, FilterWatch watch) {
        this.graph = graph;
        this.filter = filter;
        this.watch = watch;
    }

    @Override
    public String label() {
        return "resource-graph";
    }

    @Override
    public Mono<Void> read(List<String> subscriptionIds, ReadRun run) {
        return Flux.fromIterable(subscriptionIds)
                .buffer(ResourceGraph.MAX_SUBSCRIPTIONS)
                .flatMap(ids -> readTogether(ids, run), QUERIES_AT_ONCE)
                .then();
    }

    private Mono<List<ScopeReading>> readTogether(List<String> ids, ReadRun run) {
        return Mono.defer(() -> {
            List<Scope> scopes = ids.stream().map(Scope::subscription).toList();
            Tries tries = run.tries();
            return run.scopes(scopes, tries, query(scopes, tries, run));
        });
    }

    private Mono<List<ScopeReading>> query(List<Scope> scopes, Tries tries, ReadRun run) {
        Set<String> visible = new HashSet<>();
        return graph.subscriptions(
                        ids(scopes),
                        tries,
                        rows -> rows.forEach(row ->
                                visible.add(key(row.path("subscriptionId").asText()))))
                .then(Mono.defer(() -> {
                    Map<String, OrderListing> listings = listings(scopes, visible, run);
                    return orders(listings, tries).then(Mono.fromSupplier(() -> readings(scopes, listings)));
                }));
    }

    private Mono<Void> orders(Map<String, OrderListing> listings, Tries tries) {
        if (listings.isEmpty()) {
            return Mono.empty();
        }
        List<String> ids = listings.values().stream()
                .map(listing -> listing.scope().subscriptionId())
                .toList();
        return graph.orders(ids, tries, rows -> distribute(rows, listings));
    }

    private Map<String, OrderListing> listings(List<Scope> scopes, Set<String> visible, ReadRun run) {
        Map<String, OrderListing> listings = new LinkedHashMap<>();
        scopes.stream()
                .filter(scope -> visible.contains(key(scope.subscriptionId())))
                .forEach(scope ->
                        listings.put(key(scope.subscriptionId()), new OrderListing(scope, filter, run::tellBefore)));
        return listings;
    }

    private static void distribute(JsonNode rows, Map<String, OrderListing> listings) {
        Map<OrderListing, List<JsonNode>> byListing = new LinkedHashMap<>();
        for (JsonNode row : rows) {
            OrderListing listing = listings.get(subscriptionOf(row));
            if (listing == null) {
                // It may be an order of any subscription, so of none may an order count as removed.
                OrderProblem problem = new OrderProblem(
                        PlainText.of(row.path("name").asText()),
                        "id",
                        PlainText.of(row.path("id").asText()),
                        OrderProblem.Kind.NOT_AN_ORDER);
                listings.values().forEach(each -> each.addNameless(problem));
            } else {
                byListing.computeIfAbsent(listing, each -> new ArrayList<>()).add(row);
            }
        }
        byListing.forEach(OrderListing::add);
    }

    private List<ScopeReading> readings(List<Scope> scopes, Map<String, OrderListing> listings) {
        List<ScopeReading> readings = new ArrayList<>();
        for (Scope scope : scopes) {
            OrderListing listing = listings.get(key(scope.subscriptionId()));
            if (listing == null) {
                readings.add(notVisible(scope));
            } else {
                ScopeReading.Listed listed = listing.reading();
                watch.listed(scope, listed.filterMatchesNothing());
                readings.add(listed);
            }
        }
        return readings;
    }

    private static ScopeReading notVisible(Scope scope) {
        return new ScopeReading.Failed(
                scope,
                FailureReason.NOT_FOUND,
                "Resource Graph does not show the subscription: it does not exist, or the identity cannot see it");
    }

    private static String subscriptionOf(JsonNode row) {
        return OrderId.parse(row.path("id").asText())
                .map(id -> key(id.subscriptionId()))
                .orElseGet(() -> key(row.path("subscriptionId").asText()));
    }

    private static List<String> ids(List<Scope> scopes) {
        return scopes.stream().map(Scope::subscriptionId).toList();
    }

    private static String key(String subscriptionId) {
        return subscriptionId.toLowerCase(Locale.ROOT);
    }
}
