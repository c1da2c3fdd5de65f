package io.certmonitor.azure.listing;

import com.azure.core.http.HttpPipeline;
import com.azure.core.util.Context;
import com.azure.resourcemanager.resourcegraph.fluent.ResourceProvidersClient;
import com.azure.resourcemanager.resourcegraph.implementation.ResourceGraphClientBuilder;
import com.azure.resourcemanager.resourcegraph.models.QueryRequest;
import com.azure.resourcemanager.resourcegraph.models.QueryRequestOptions;
import com.azure.resourcemanager.resourcegraph.models.ResultFormat;
import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.azure.CloudEnvironment;
import io.certmonitor.azure.paging.PageCollector;
import io.certmonitor.azure.paging.QueryPages;
import io.certmonitor.azure.paging.Tries;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Queries Azure Resource Graph by the SDK. What its methods return is empty: the rows come by {@link QueryPages}. */
final class ResourceGraph {

    /** Azure asks for fewer than 300 in a query. */
    static final int MAX_SUBSCRIPTIONS = 299;

    private static final int MAX_ROWS = 1_000;
    /** The id makes pages stable; ascending, since Kusto would sort descending by itself. */
    private static final String ORDERS = "resources"
            + " | where type =~ 'microsoft.certificateregistration/certificateorders'"
            + " | project id, name, type, location, tags, properties, subscriptionId"
            + " | order by id asc";

    private static final String SUBSCRIPTIONS = "resourcecontainers"
            + " | where type =~ 'microsoft.resources/subscriptions'"
            + " | project id, subscriptionId"
            + " | order by id asc";

    private final ResourceProvidersClient client;

    ResourceGraph(HttpPipeline pipeline, CloudEnvironment cloud) {
        this.client = new ResourceGraphClientBuilder()
                .pipeline(pipeline)
                .endpoint(cloud.endpoint().toString())
                .buildClient()
                .getResourceProviders();
    }

    /** The orders of up to {@link #MAX_SUBSCRIPTIONS} subscriptions. */
    Mono<Void> orders(List<String> subscriptionIds, Tries tries, Consumer<JsonNode> rows) {
        return query(ORDERS, subscriptionIds, tries, rows);
    }

    /** Those of the subscriptions that Resource Graph shows; it leaves the others out of every answer, silently. */
    Mono<Void> subscriptions(List<String> subscriptionIds, Tries tries, Consumer<JsonNode> rows) {
        return query(SUBSCRIPTIONS, subscriptionIds, tries, rows);
    }

    private Mono<Void> query(String query, List<String> subscriptionIds, Tries tries, Consumer<JsonNode> rows) {
        // The SDK's client has blocking methods only.
        return Mono.<Void>fromRunnable(() -> pages(query, subscriptionIds, new QueryPages(tries, rows)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private void pages(String query, List<String> subscriptionIds, QueryPages pages) {
        Context context = new Context(PageCollector.KEY, pages);
        @Nullable String token = null;
        do {
            QueryRequest request = new QueryRequest()
                    .withSubscriptions(subscriptionIds)
                    .withQuery(query)
                    .withOptions(new QueryRequestOptions()
                            .withTop(MAX_ROWS)
                            .withResultFormat(ResultFormat.OBJECT_ARRAY)
                            .withSkipToken(token));
            token = client.resourcesWithResponse(request, context).getValue().skipToken();
        } while (token != null && !token.isEmpty());
    }
}
