package io.certmonitor.event;

import io.certmonitor.order.OrderId;
import java.net.URI;

/** Where people look at what is told of: the Azure portal of a cloud. */
public record Portal(URI address) {

    /** The portal of the public cloud. */
    public static final Portal PUBLIC = new Portal(URI.create("https://portal.azure.com"));

    /**
     * The page of a resource or a subscription.
     *
     * @param armId its ARM id, with the slash it begins with
     */
    public String url(String armId) {
        return address + "/#@/resource" + armId;
    }

    /** The page of an order. */
    public String url(OrderId order) {
        return url(order.armId());
    }
}
