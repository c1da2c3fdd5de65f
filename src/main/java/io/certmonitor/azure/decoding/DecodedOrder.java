package io.certmonitor.azure.decoding;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of a page has come to.
 *
 * @param order the order; null when the entry cannot be told apart as one
 * @param problems what could not be read in it
 */
public record DecodedOrder(@Nullable CertificateOrder order, List<OrderProblem> problems) {

    /** Copies the list. */
    public DecodedOrder {
        problems = List.copyOf(problems);
    }

    /** An entry that is no order of the scope. */
    static DecodedOrder notAnOrder(String place, String property, String text) {
        return new DecodedOrder(null, List.of(new OrderProblem(place, property, text, OrderProblem.Kind.NOT_AN_ORDER)));
    }
}
