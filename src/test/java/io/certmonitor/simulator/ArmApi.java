package io.certmonitor.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers the calls of Azure Resource Manager from the simulated state. */
final class ArmApi {

    private final SimulatedAzure azure;
    private final SimulatorOptions options;
    private final RateLimits limits;

    ArmApi(SimulatedAzure azure, SimulatorOptions options) {
        this.azure = azure;
        this.options = options;
        this.limits = new RateLimits(azure.clock());
    }

    Answer answer(@Nullable ArmCall call, ArmRequest request, @Nullable Fault fault) {
        Answer answer;
        try {
            answer = accepted(call, request, fault);
        } catch (ArmException e) {
            answer = e.answer();
        }
        return answer.with(Map.of(
                "x-ms-request-id", UUID.randomUUID().toString(),
                "x-ms-correlation-request-id", UUID.randomUUID().toString()));
    }

    private Answer accepted(@Nullable ArmCall call, ArmRequest request, @Nullable Fault fault) {
        options.bearer().check(request.authorization());
        if (call == null) {
            throw new ArmException(404, "NotFound", "No resource is known at '" + request.path() + "'.");
        }
        if (!request.method().equals("GET")) {
            throw new ArmException(405, "MethodNotAllowed", "The simulator only reads; send GET.");
        }
        ApiVersions.check(call, request, options.apiVersions());
        Map<String, String> limit = limit(call);
        try {
            return content(call, request, fault).with(limit);
        } catch (ArmException e) {
            return e.answer().with(limit);
        }
    }

    private Answer content(ArmCall call, ArmRequest request, @Nullable Fault fault) {
        Function<SimulatedOrder, String> shape =
                ApiVersions.NESTED.equals(request.apiVersion()) ? OrderJson::nested : OrderJson::flat;
        List<String> scope = call.scope();
        return switch (call.operation()) {
            case LIST_SUBSCRIPTIONS -> page(azure.subscriptionsByKey(), SimulatedSubscription::json, request, fault);
            case LIST_RESOURCE_GROUPS ->
                page(azure.groupsByKey(scope.get(0)), SimulatedResourceGroup::json, request, fault);
            case LIST_ORDERS -> page(azure.ordersByKey(scope.get(0)), shape, request, fault);
            case LIST_ORDERS_BY_RESOURCE_GROUP -> {
                requireGroup(call);
                yield page(azure.ordersByKey(scope.get(0), scope.get(1)), shape, request, fault);
            }
            case GET_ORDER -> Answer.json(200, shape.apply(order(call)));
            case LIST_CERTIFICATES -> collection(OrderJson.certificates(order(call)), null, request, fault);
        };
    }

    private SimulatedOrder order(ArmCall call) {
        requireGroup(call);
        List<String> scope = call.scope();
        return azure.order(scope.get(0), scope.get(1), scope.get(2))
                .orElseThrow(() -> ArmException.orderNotFound(scope.get(1), scope.get(2)));
    }

    private void requireGroup(ArmCall call) {
        List<String> scope = call.scope();
        if (azure.resourceGroup(scope.get(0), scope.get(1)).isEmpty()) {
            throw ArmException.resourceGroupNotFound(scope.get(1));
        }
    }

    /** Pages by the last key and not by an offset, so that nothing is skipped when orders come and go in between. */
    private <T> Answer page(
            NavigableMap<String, T> all,
            Function<? super T, String> render,
            ArmRequest request,
            @Nullable Fault fault) {
        String token = request.query().get("$skiptoken");
        NavigableMap<String, T> rest = token == null ? all : after(all, token);
        List<Map.Entry<String, T>> page =
                rest.entrySet().stream().limit(options.pageSize() + 1L).toList();
        boolean more = page.size() > options.pageSize();
        List<Map.Entry<String, T>> shown = more ? page.subList(0, options.pageSize()) : page;
        String next = more
                ? Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(shown.get(shown.size() - 1).getKey().getBytes(StandardCharsets.UTF_8))
                : null;
        return collection(
                shown.stream().map(entry -> render.apply(entry.getValue())).toList(), next, request, fault);
    }

    private static Answer collection(
            List<String> items, @Nullable String skipToken, ArmRequest request, @Nullable Fault fault) {
        String link = skipToken == null ? null : request.pageLink(request.base(), skipToken);
        if (fault instanceof Fault.ForeignNextLink foreign) {
            link = request.pageLink("http://" + foreign.host(), "foreign");
        } else if (fault instanceof Fault.LoopingNextLink) {
            link = request.ownLink();
        }
        String end = link == null ? "]}" : "],\"nextLink\":" + Json.text(link) + "}";
        return Answer.json(200, "{\"value\":[" + String.join(",", items) + end);
    }

    /** A token of another collection lies outside of the map, which refuses it: nobody pages across subscriptions. */
    private static <T> NavigableMap<String, T> after(NavigableMap<String, T> all, String token) {
        try {
            String lastKey = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return all.tailMap(lastKey, false);
        } catch (IllegalArgumentException e) {
            throw new ArmException(400, "InvalidSkipToken", "The skip token '" + token + "' is invalid.");
        }
    }

    private Map<String, String> limit(ArmCall call) {
        String subscription = call.subscription();
        if (subscription != null && azure.subscription(subscription).isEmpty()) {
            throw ArmException.subscriptionNotFound(subscription);
        }
        OptionalInt left = limits.take(subscription == null ? "" : subscription.toLowerCase(Locale.ROOT));
        if (left.isEmpty() && options.throttling()) {
            throw new ArmException(
                    429,
                    subscription == null ? "TooManyRequests" : "SubscriptionRequestsThrottled",
                    "Number of read requests exceeded the limit. Please try again after '1' seconds.",
                    Map.of("Retry-After", "1"));
        }
        String kind = subscription == null ? "tenant" : "subscription";
        return Map.of("x-ms-ratelimit-remaining-" + kind + "-reads", String.valueOf(left.orElse(0)));
    }
}
