package io.certmonitor.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call that was recognised by its path.
 *
 * @param operation which call
 * @param scope subscription, resource group and order name, as far as the operation has them
 * @param queried the subscriptions that a query of Resource Graph names, in lower case; none when it asks all of them
 * @param page which page it asks for, from 1
 */
record ArmCall(ArmOperation operation, List<String> scope, Set<String> queried, int page) {

    private static final String ORDERS = "/providers/microsoft.certificateregistration/certificateorders";

    /** Paths with * where a name stands; ARM compares the words between without case. */
    private static final Map<String, ArmOperation> ROUTES = Map.of(
            "/subscriptions",
            ArmOperation.LIST_SUBSCRIPTIONS,
            "/subscriptions/*/resourcegroups",
            ArmOperation.LIST_RESOURCE_GROUPS,
            "/subscriptions/*" + ORDERS,
            ArmOperation.LIST_ORDERS,
            "/subscriptions/*/resourcegroups/*" + ORDERS,
            ArmOperation.LIST_ORDERS_BY_RESOURCE_GROUP,
            "/subscriptions/*/resourcegroups/*" + ORDERS + "/*",
            ArmOperation.GET_ORDER,
            "/subscriptions/*/resourcegroups/*" + ORDERS + "/*/certificates",
            ArmOperation.LIST_CERTIFICATES,
            "/providers/microsoft.resourcegraph/resources",
            ArmOperation.QUERY_RESOURCES);

    /** Recognises a call; empty when nobody knows its path or it cannot be decoded. */
    static Optional<ArmCall> of(ArmRequest request) {
        try {
            List<String> segments = segments(request.path());
            return ROUTES.entrySet().stream()
                    .filter(route -> matches(segments(route.getKey()), segments))
                    .map(route -> call(route.getValue(), names(segments(route.getKey()), segments), request))
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ArmCall call(ArmOperation operation, List<String> scope, ArmRequest request) {
        return operation == ArmOperation.QUERY_RESOURCES
                ? new ArmCall(
                        operation,
                        scope,
                        GraphRequest.namedSubscriptions(request.body()),
                        GraphRequest.page(request.body()))
                : new ArmCall(operation, scope, Set.of(), request.page());
    }

    /** The decoded segments of a path; a trailing slash means nothing. */
    static List<String> segments(String path) {
        return Stream.of(path.split("/"))
                .skip(1)
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    /** Whether the call is about a subscription, alone or among others. */
    boolean touches(String subscriptionId) {
        return operation == ArmOperation.QUERY_RESOURCES
                ? queried.isEmpty() || queried.contains(subscriptionId.toLowerCase(Locale.ROOT))
                : subscriptionId.equalsIgnoreCase(subscription());
    }

    @Nullable
    String subscription() {
        return scope.isEmpty() ? null : scope.get(0);
    }

    @Nullable
    String resourceGroup() {
        return scope.size() < 2 ? null : scope.get(1);
    }

    String order() {
        return scope.get(2);
    }

    private static boolean matches(List<String> route, List<String> segments) {
        if (route.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < route.size(); i++) {
            if (!route.get(i).equals("*")
                    && !route.get(i).equals(segments.get(i).toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> names(List<String> route, List<String> segments) {
        return Stream.iterate(0, i -> i < route.size(), i -> i + 1)
                .filter(i -> route.get(i).equals("*"))
                .map(segments::get)
                .toList();
    }
}
