package io.certmonitor.simulator;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers queries of Azure Resource Graph from the simulated state. The state is sorted already, so that a page costs
 * what it shows; only the first page counts the rows.
 */
final class ResourceGraphApi {

    private final SimulatedAzure azure;

    ResourceGraphApi(SimulatedAzure azure) {
        this.azure = azure;
    }

    Answer answer(String body, Caller caller, @Nullable Fault fault) {
        GraphRequest request = GraphRequest.parse(body);
        KqlQuery query = KqlParser.parse(request.query());
        List<SimulatedSubscription> subscriptions = visible(request, caller);
        Function<String, Stream<Map.Entry<String, GraphRow>>> rows = after -> subscriptions.stream()
                .filter(subscription -> SimulatedAzure.end(subscription.id()).compareTo(after) > 0)
                .flatMap(subscription -> rows(query.table(), subscription, after))
                .filter(entry -> query.matches(entry.getValue()));
        long total =
                request.at().total() < 0 ? rows.apply("").count() : request.at().total();
        SkipToken at = request.at().withTotal(total);
        Page page = Page.cut(rows, query::json, at, request.rows(), fault);
        return Answer.json(200, text(page, at, query, fault));
    }

    /** What the caller does not see is left out without a word, unless nothing remains. */
    private List<SimulatedSubscription> visible(GraphRequest request, Caller caller) {
        List<SimulatedSubscription> visible = azure.subscriptionsByKey().entrySet().stream()
                .filter(entry -> request.subscriptions().isEmpty()
                        || request.subscriptions().contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(caller::sees)
                .filter(SimulatedSubscription::inResourceGraph)
                .toList();
        if (visible.isEmpty()) {
            throw GraphErrors.accessDenied();
        }
        return visible;
    }

    private Stream<Map.Entry<String, GraphRow>> rows(GraphTable table, SimulatedSubscription owner, String after) {
        String inside = after.startsWith(SimulatedAzure.key(owner.id()) + "/") ? after : "";
        return switch (table) {
            case RESOURCES -> rows(azure.ordersByKey(owner.id()), inside, order -> GraphRow.of(owner, order));
            case RESOURCECONTAINERS -> {
                String key = SimulatedAzure.key(owner.id());
                var own = Stream.of(Map.entry(key, GraphRow.of(owner))).filter(entry -> key.compareTo(after) > 0);
                yield Stream.concat(
                        own, rows(azure.groupsByKey(owner.id()), inside, group -> GraphRow.of(owner, group)));
            }
        };
    }

    private static <T> Stream<Map.Entry<String, GraphRow>> rows(
            NavigableMap<String, T> all, String after, Function<T, GraphRow> row) {
        return SimulatedAzure.after(all, after).map(entry -> Map.entry(entry.getKey(), row.apply(entry.getValue())));
    }

    /** Without ids there is no stable order to page by, so the rest is cut off and told as truncated. */
    private static String text(Page page, SkipToken at, KqlQuery query, @Nullable Fault fault) {
        SkipToken next = fault instanceof Fault.LoopingNextLink ? at : page.next();
        boolean truncated = fault instanceof Fault.ResultTruncated
                || (next != null && !query.columns().contains(GraphColumn.ID));
        String token = next == null || truncated ? "" : ",\"$skipToken\":" + Json.text(next.encode());
        return "{\"totalRecords\":" + at.total() + ",\"count\":" + page.items().size() + ",\"data\":"
                + page.array(fault) + ",\"facets\":[],\"resultTruncated\":\"" + truncated + "\"" + token + "}";
    }
}
