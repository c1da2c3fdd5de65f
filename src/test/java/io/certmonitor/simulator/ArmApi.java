package io.certmonitor.simulator;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers the calls of Azure Resource Manager from the simulated state. */
final class ArmApi {

    private final SimulatedAzure azure;
    private final SimulatorOptions options;
    private final RateLimits limits;
    private final QueryQuotas quotas;
    private final ResourceGraphApi resourceGraph;

    ArmApi(SimulatedAzure azure, SimulatorOptions options) {
        this.azure = azure;
        this.options = options;
        this.limits = new RateLimits(azure.clock());
        this.quotas = new QueryQuotas(azure.clock());
        this.resourceGraph = new ResourceGraphApi(azure);
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
        Caller caller = options.bearer().caller(request.authorization());
        if (call == null) {
            throw new ArmException(404, "NotFound", "No resource is known at '" + request.path() + "'.");
        }
        String method = call.operation() == ArmOperation.QUERY_RESOURCES ? "POST" : "GET";
        if (!request.method().equals(method)) {
            throw new ArmException(405, "MethodNotAllowed", "The simulator only reads; send " + method + ".");
        }
        ApiVersions.check(call, request, options.apiVersions());
        Map<String, String> limit = limit(call, caller, fault);
        try {
            return content(call, request, caller, fault).with(limit);
        } catch (ArmException e) {
            return e.answer().with(limit);
        }
    }

    private Map<String, String> limit(ArmCall call, Caller caller, @Nullable Fault fault) {
        boolean query = call.operation() == ArmOperation.QUERY_RESOURCES;
        RateLimit usual = query ? options.queryLimit() : options.readLimit();
        RateLimit limit = fault instanceof Fault.Throttle throttle ? throttle.limit() : usual;
        boolean enforced = options.throttling() || fault instanceof Fault.Throttle;
        if (query) {
            return quotas.take(caller, limit, enforced);
        }
        String subscription = call.subscription();
        if (subscription != null
                && azure.subscription(subscription).filter(caller::sees).isEmpty()) {
            throw ArmException.subscriptionNotFound(subscription);
        }
        return limits.take(subscription, caller, limit, enforced);
    }

    private Answer content(ArmCall call, ArmRequest request, Caller caller, @Nullable Fault fault) {
        boolean nested = ApiVersions.NESTED.equals(request.apiVersion());
        Function<SimulatedOrder, String> shape = nested ? OrderJson::nested : OrderJson::flat;
        List<String> scope = call.scope();
        return switch (call.operation()) {
            case LIST_SUBSCRIPTIONS ->
                page(azure.subscriptionsByKey(), caller::sees, SimulatedSubscription::json, request, fault);
            case LIST_RESOURCE_GROUPS ->
                page(azure.groupsByKey(scope.get(0)), group -> true, SimulatedResourceGroup::json, request, fault);
            case LIST_ORDERS -> page(azure.ordersByKey(scope.get(0)), order -> true, shape, request, fault);
            case LIST_ORDERS_BY_RESOURCE_GROUP -> {
                requireGroup(call);
                yield page(azure.ordersByKey(scope.get(0), scope.get(1)), order -> true, shape, request, fault);
            }
            case GET_ORDER -> Answer.json(200, SpoiltResource.of(shape.apply(order(call)), fault));
            case LIST_CERTIFICATES -> {
                SimulatedOrder order = order(call);
                List<String> certificates =
                        nested ? OrderJson.nestedCertificates(order) : OrderJson.certificates(order);
                yield collection(new Page(certificates, null), request, fault);
            }
            case QUERY_RESOURCES -> resourceGraph.answer(request.body(), caller, fault);
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

    /** A token of another collection lies outside of the map, which refuses it: nobody pages across subscriptions. */
    private <T> Answer page(
            NavigableMap<String, T> all,
            Predicate<T> seen,
            Function<? super T, String> render,
            ArmRequest request,
            @Nullable Fault fault) {
        String token = request.query().get("$skiptoken");
        Page page;
        try {
            page = Page.cut(
                    key -> SimulatedAzure.after(all, key).filter(entry -> seen.test(entry.getValue())),
                    render,
                    SkipToken.decode(token),
                    options.pageSize(),
                    fault);
        } catch (IllegalArgumentException e) {
            throw new ArmException(400, "InvalidSkipToken", "The skip token '" + token + "' is invalid.");
        }
        return collection(page, request, fault);
    }

    private static Answer collection(Page page, ArmRequest request, @Nullable Fault fault) {
        SkipToken next = page.next();
        String link = next == null ? null : request.pageLink(request.base(), next.encode());
        if (fault instanceof Fault.ForeignNextLink foreign) {
            link = request.pageLink("http://" + foreign.host(), "foreign");
        } else if (fault instanceof Fault.LoopingNextLink) {
            link = request.ownLink();
        }
        String end = link == null ? "}" : ",\"nextLink\":" + Json.text(link) + "}";
        return Answer.json(200, "{\"value\":" + page.array(fault) + end);
    }
}
