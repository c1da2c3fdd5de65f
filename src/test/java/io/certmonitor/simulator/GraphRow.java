package io.certmonitor.simulator;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row of Resource Graph, which has types, locations and resource groups in lower case, and ids as they are.
 *
 * @param tags JSON: an object, or the word null when there are none
 * @param properties JSON in the flat shape
 */
record GraphRow(
        String id,
        String name,
        String type,
        String tenantId,
        String location,
        String resourceGroup,
        String subscriptionId,
        String tags,
        String properties) {

    private static final String ORDER_TYPE = SimulatedOrder.TYPE.toLowerCase(Locale.ROOT);

    static GraphRow of(SimulatedSubscription owner, SimulatedOrder order) {
        return new GraphRow(
                order.id(),
                order.name(),
                ORDER_TYPE,
                owner.tenantId(),
                order.location().toLowerCase(Locale.ROOT),
                order.resourceGroup().toLowerCase(Locale.ROOT),
                order.subscriptionId(),
                json(order.tags()),
                order.properties());
    }

    static GraphRow of(SimulatedSubscription subscription) {
        return new GraphRow(
                "/subscriptions/" + subscription.id(),
                subscription.displayName(),
                "microsoft.resources/subscriptions",
                subscription.tenantId(),
                "",
                "",
                subscription.id(),
                json(Map.of()),
                subscription.graphProperties());
    }

    static GraphRow of(SimulatedSubscription owner, SimulatedResourceGroup group) {
        return new GraphRow(
                group.id(),
                group.name(),
                "microsoft.resources/subscriptions/resourcegroups",
                owner.tenantId(),
                group.location().toLowerCase(Locale.ROOT),
                group.name().toLowerCase(Locale.ROOT),
                group.subscriptionId(),
                json(group.tags()),
                SimulatedResourceGroup.PROPERTIES);
    }

    private static String json(Map<String, String> tags) {
        return tags.isEmpty() ? "null" : Json.text(new TreeMap<>(tags));
    }
}
