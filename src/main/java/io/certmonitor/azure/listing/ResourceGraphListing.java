package io.certmonitor.azure.listing;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.azure.ScopeReading;
import io.certmonitor.azure.paging.Tries;
import io.certmonitor.azure.text.PlainText;
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
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Queries of Resource Graph for many subscriptions at once. Resource Graph leaves out what the identity may not see
 * without a word, which would look as if its orders were removed. So it is asked before and after the orders which
 * subscriptions it shows, and one that it does not show both times has failed.
 *
 * <p>What is not told apart: an identity that may see a subscription, but only some of its resource groups, gets the
 * orders of those groups alone; and a right that is taken away and given back between the two is not noticed.
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
            Tries tries = run.tries(scopes);
            return run.scopes(scopes, tries, query(scopes, tries, run));
        });
    }

    private Mono<List<ScopeReading>> query(List<Scope> scopes, Tries tries, ReadRun run) {
        return visible(ids(scopes.stream()), tries).flatMap(before -> {
            Map<String, OrderListing> listings = listings(scopes, before, run);
            List<String> shown = ids(listings.values().stream().map(OrderListing::scope));
            return orders(shown, listings, tries)
                    .then(visible(shown, tries))
                    .doOnNext(after -> listings.keySet().retainAll(after))
                    .map(after -> readings(scopes, listings));
        });
    }

    /** Those of the subscriptions that Resource Graph shows, in lower case. */
    private Mono<Set<String>> visible(List<String> ids, Tries tries) {
        return Mono.defer(() -> {
            Set<String> visible = new HashSet<>();
            Mono<Void> query = ids.isEmpty()
                    ? Mono.empty()
                    : graph.subscriptions(
                            ids,
                            tries,
                            rows -> rows.forEach(row ->
                                    visible.add(key(row.path("subscriptionId").asText()))));
            return query.then(Mono.just(visible));
        });
    }

    private Mono<Void> orders(List<String> ids, Map<String, OrderListing> listings, Tries tries) {
        return ids.isEmpty() ? Mono.empty() : graph.orders(ids, tries, rows -> distribute(rows, listings));
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

    private static List<String> ids(Stream<Scope> scopes) {
        return scopes.map(Scope::subscriptionId).toList();
    }

    private static String key(String subscriptionId) {
        return subscriptionId.toLowerCase(Locale.ROOT);
    }
}
