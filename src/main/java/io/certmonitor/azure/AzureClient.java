package io.certmonitor.azure;

import com.azure.core.http.HttpPipeline;
import com.azure.core.http.rest.PagedIterable;
import com.azure.core.util.Context;
import com.azure.resourcemanager.appservice.AppServiceManager;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.resources.fluent.SubscriptionClient;
import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The listings that the monitor needs, made by the SDK. What its methods return is empty: the entries come by the
 * {@link PageCollector}.
 */
final class AzureClient {

    private static final Set<String> CLOSED_STATES = Set.of("disabled", "deleted");
    /** The SDK has no client for the tenant alone; the id is in none of its requests. */
    private static final String NO_SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";

    private final HttpPipeline pipeline;
    private final CloudEnvironment cloud;
    private final SubscriptionClient tenant;
    /** By subscription: an SDK client is bound to one, and slow to build. */
    private final Map<String, AppServiceManager> managers = new ConcurrentHashMap<>();

    AzureClient(HttpPipeline pipeline, CloudEnvironment cloud) {
        this.pipeline = pipeline;
        this.cloud = cloud;
        this.tenant = ResourceManager.authenticate(pipeline, cloud.profile(NO_SUBSCRIPTION))
                .withSubscription(NO_SUBSCRIPTION)
                .subscriptionClient();
    }

    /** The subscriptions that the identity can see and whose resources are alive. */
    List<Subscription> subscriptions() throws AzureFailure {
        List<Subscription> found = new ArrayList<>();
        list(
                Operation.LIST_SUBSCRIPTIONS,
                null,
                entry -> addSubscription(entry, found),
                context -> tenant.getSubscriptions().list(context));
        return found;
    }

    /** The names of all resource groups of a subscription. */
    List<String> resourceGroups(String subscriptionId) throws AzureFailure {
        List<String> found = new ArrayList<>();
        list(
                Operation.LIST_RESOURCE_GROUPS,
                subscriptionId,
                entry -> found.add(required(entry, "name")),
                context -> manager(subscriptionId)
                        .resourceManager()
                        .serviceClient()
                        .getResourceGroups()
                        .list(null, null, context));
        return found;
    }

    /** The orders of a scope. */
    OrderListing orders(Scope scope) throws AzureFailure {
        OrderListing listing = new OrderListing(scope);
        list(Operation.LIST_ORDERS, scope.subscriptionId(), listing::add, context -> {
            var orders = manager(scope.subscriptionId()).serviceClient().getAppServiceCertificateOrders();
            return scope.resourceGroup() == null
                    ? orders.list(context)
                    : orders.listByResourceGroup(scope.resourceGroup(), context);
        });
        return listing;
    }

    private void list(
            Operation operation,
            @Nullable String subscriptionId,
            Consumer<JsonNode> entries,
            Function<Context, PagedIterable<?>> call)
            throws AzureFailure {
        var collector = new PageCollector(operation, subscriptionId, new NextLinks(cloud.endpoint()), entries);
        try {
            call.apply(collector.context()).iterableByPage().forEach(page -> {});
        } catch (RuntimeException e) {
            throw AzureErrors.of(e);
        }
    }

    private AppServiceManager manager(String subscriptionId) {
        return managers.computeIfAbsent(
                subscriptionId.toLowerCase(Locale.ROOT),
                id -> AppServiceManager.authenticate(pipeline, cloud.profile(id)));
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
        if (value.isBlank()) {
            throw new ListingException(
                    FailureReason.NOT_JSON, "An entry of Azure's answer has no \"" + property + "\"");
        }
        return value;
    }
}
