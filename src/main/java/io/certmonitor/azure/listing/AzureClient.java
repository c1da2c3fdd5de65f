package io.certmonitor.azure.listing;

import com.azure.core.http.HttpPipeline;
import com.azure.core.http.rest.PagedFlux;
import com.azure.resourcemanager.appservice.fluent.AppServiceCertificateOrdersClient;
import com.azure.resourcemanager.appservice.implementation.WebSiteManagementClientBuilder;
import com.azure.resourcemanager.resources.implementation.ResourceManagementClientBuilder;
import com.azure.resourcemanager.resources.implementation.SubscriptionClientBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.CloudEnvironment;
import io.certmonitor.azure.Operation;
import io.certmonitor.azure.ScopeReading;
import io.certmonitor.azure.Subscription;
import io.certmonitor.azure.failure.AzureErrors;
import io.certmonitor.azure.failure.ListingException;
import io.certmonitor.azure.paging.ListPages;
import io.certmonitor.azure.paging.PageCollector;
import io.certmonitor.azure.paging.Tries;
import io.certmonitor.azure.text.PlainText;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Scope;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * The listings that the monitor needs, made by the SDK. What its methods return is empty: the entries come by the
 * {@link PageCollector}. The SDK's clients are bound to a subscription and made for each listing, which costs less than
 * keeping them.
 */
final class AzureClient {

    private static final Set<String> CLOSED_STATES = Set.of("disabled", "deleted");

    private final HttpPipeline pipeline;
    private final URI endpoint;

    AzureClient(HttpPipeline pipeline, CloudEnvironment cloud) {
        this.pipeline = pipeline;
        this.endpoint = cloud.endpoint();
    }

    /**
     * The subscriptions that the identity can see and whose resources are alive.
     *
     * @param end ends the listing when it completes; what was found until then is returned
     */
    List<Subscription> subscriptions(Mono<Void> end) throws AzureFailure {
        List<Subscription> found = new ArrayList<>();
        ListPages pages = new ListPages(
                Operation.LIST_SUBSCRIPTIONS,
                null,
                new Tries(),
                endpoint,
                page -> page.forEach(entry -> addSubscription(entry, found)));
        try {
            list(pages, this::listSubscriptions).takeUntilOther(end).block();
        } catch (RuntimeException e) {
            throw AzureErrors.of(e);
        }
        return found;
    }

    /** The names of all resource groups of a subscription, each once, although pages may overlap. */
    Mono<List<String>> resourceGroups(String subscriptionId, Tries tries) {
        return Mono.defer(() -> {
            Map<String, String> found = new LinkedHashMap<>();
            ListPages pages = new ListPages(
                    Operation.LIST_RESOURCE_GROUPS,
                    subscriptionId,
                    tries,
                    endpoint,
                    page -> page.forEach(entry ->
                            found.put(required(entry, "name").toLowerCase(Locale.ROOT), required(entry, "name"))));
            return list(pages, () -> listResourceGroups(subscriptionId))
                    .then(Mono.fromSupplier(() -> List.copyOf(found.values())));
        });
    }

    /** The orders of a scope, told page by page to the listing, and what that came to. */
    Mono<ScopeReading.Listed> orders(OrderListing listing, Tries tries) {
        return Mono.defer(() -> {
            Scope scope = listing.scope();
            ListPages pages =
                    new ListPages(Operation.LIST_ORDERS, scope.subscriptionId(), tries, endpoint, listing::add);
            return list(pages, () -> listOrders(scope)).then(Mono.fromSupplier(listing::reading));
        });
    }

    private static Mono<Void> list(PageCollector pages, Supplier<PagedFlux<?>> call) {
        return Mono.defer(() -> call.get().byPage().then())
                .contextWrite(context -> context.put(PageCollector.KEY, pages));
    }

    private PagedFlux<?> listSubscriptions() {
        return new SubscriptionClientBuilder()
                .pipeline(pipeline)
                .endpoint(endpoint.toString())
                .buildClient()
                .getSubscriptions()
                .listAsync();
    }

    private PagedFlux<?> listResourceGroups(String subscriptionId) {
        return new ResourceManagementClientBuilder()
                .pipeline(pipeline)
                .endpoint(endpoint.toString())
                .subscriptionId(subscriptionId)
                .buildClient()
                .getResourceGroups()
                .listAsync();
    }

    private PagedFlux<?> listOrders(Scope scope) {
        AppServiceCertificateOrdersClient orders = new WebSiteManagementClientBuilder()
                .pipeline(pipeline)
                .endpoint(endpoint.toString())
                .subscriptionId(scope.subscriptionId())
                .buildClient()
                .getAppServiceCertificateOrders();
        return scope.resourceGroup() == null
                ? orders.listAsync()
                : orders.listByResourceGroupAsync(scope.resourceGroup());
    }

    private static void addSubscription(JsonNode entry, List<Subscription> found) {
        if (!CLOSED_STATES.contains(entry.path("state").asText().toLowerCase(Locale.ROOT))) {
            String id = required(entry, "subscriptionId");
            found.add(new Subscription(id, entry.path("displayName").asText(id)));
        }
    }

    /** An entry that cannot be named would be left out of what is monitored without a word. */
    private static String required(JsonNode entry, String property) {
        String value = entry.path(property).asText();
        if (value.isBlank() || !PlainText.isPrintable(value)) {
            throw new ListingException(
                    FailureReason.NOT_JSON, "An entry of Azure's answer has no readable \"" + property + "\"");
        }
        return value;
    }
}
