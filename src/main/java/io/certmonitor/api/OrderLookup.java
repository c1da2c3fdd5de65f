package io.certmonitor.api;

import io.certmonitor.order.OrderId;
import io.certmonitor.transition.OrderState;
import io.certmonitor.view.WholeFleet;

/** Finds one order. */
final class OrderLookup {

    private OrderLookup() {}

    /**
     * The order with this id.
     *
     * @throws ProblemException when there is none, or when that cannot be known yet
     */
    static OrderState find(WholeFleet fleet, OrderId id) {
        return fleet.order(id)
                .orElseThrow(() ->
                        new ProblemException(fleet.isComplete() ? Problem.noSuchOrder() : Problem.fleetIncomplete()));
    }
}
