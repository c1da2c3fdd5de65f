package io.certmonitor.azure;

import io.certmonitor.simulator.ArmOperation;

/** A request of a listing strategy that can go wrong. */
enum ListingStep {
    SUBSCRIPTION_ORDERS("subscription", "orders", ArmOperation.LIST_ORDERS),
    GROUP_DISCOVERY("resource-group", "discovery", ArmOperation.LIST_RESOURCE_GROUPS),
    GROUP_ORDERS("resource-group", "orders", ArmOperation.LIST_ORDERS_BY_RESOURCE_GROUP),
    GRAPH_SUBSCRIPTIONS("resource-graph", "subscriptions", ArmOperation.QUERY_RESOURCES),
    GRAPH_ORDERS("resource-graph", "orders", ArmOperation.QUERY_RESOURCES),
    GRAPH_SUBSCRIPTIONS_AGAIN("resource-graph", "subscriptions again", ArmOperation.QUERY_RESOURCES);

    private final String listing;
    private final String step;
    private final ArmOperation operation;

    ListingStep(String listing, String step, ArmOperation operation) {
        this.listing = listing;
        this.step = step;
        this.operation = operation;
    }

    /** The strategy, as configuration spells it. */
    String listing() {
        return listing;
    }

    ArmOperation operation() {
        return operation;
    }

    boolean listsOrders() {
        return this == SUBSCRIPTION_ORDERS || this == GROUP_ORDERS || this == GRAPH_ORDERS;
    }

    /** Whether all orders are told before it. */
    boolean followsOrders() {
        return this == GRAPH_SUBSCRIPTIONS_AGAIN;
    }

    /** Whether there are subscriptions of which its answer has more than one page. */
    boolean hasPages() {
        return listsOrders() || this == GROUP_DISCOVERY;
    }

    boolean queriesGraph() {
        return operation == ArmOperation.QUERY_RESOURCES;
    }

    @Override
    public String toString() {
        return step + " × by " + listing;
    }
}
