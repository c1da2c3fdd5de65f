package io.certmonitor.event;

import io.certmonitor.order.OrderId;
import java.net.URI;

/** Where people look at an order: the Azure portal of a cloud. */
public record Portal(URI address) {

    /** The portal of the public cloud. */
    public static final Portal PUBLIC = new Portal(URI.create("https://portal.azure.com"));

    /** The page of an order. */
    public String url(OrderId order) {
        return address + "/#@/resource" + order.armId();
    }
}
