package io.certmonitor.chaos;

import io.certmonitor.simulator.SimulatedOrder;
import java.util.Locale;

/**
 * Which order: where it lies and what it is called.
 *
 * @param subscription the subscription's GUID
 * @param resourceGroup its resource group
 * @param name its name
 */
record OrderName(String subscription, String resourceGroup, String name) {

    static OrderName of(SimulatedOrder order) {
        return new OrderName(order.subscriptionId(), order.resourceGroup(), order.name());
    }

    /** The subscription that the key of a record lies in. */
    static String subscriptionOf(String key) {
        return key.split("/", -1)[2];
    }

    /** The key of its records in Kafka. */
    String key() {
        return ("/subscriptions/" + subscription + "/resourceGroups/" + resourceGroup + "/providers/"
                        + SimulatedOrder.TYPE + "/" + name)
                .toLowerCase(Locale.ROOT);
    }

    boolean isInGroupOf(OrderName other) {
        return subscription.equalsIgnoreCase(other.subscription) && resourceGroup.equalsIgnoreCase(other.resourceGroup);
    }
}
