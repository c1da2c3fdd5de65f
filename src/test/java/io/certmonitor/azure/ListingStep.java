package io.certmonitor.azure;

import io.certmonitor.simulator.ArmOperation;

/** A request of a listing strategy that can go wrong. */
enum ListingStep {
    SUBSCRIPTION_ORDERS("subscription", "orders", ArmOperation.LIST_ORDERS),
    GROUP_DISCOVERY("resource-group", "discovery", ArmOperation.LIST_RESOURCE_GROUPS),
    GROUP_ORDERS("resource-group", "orders", ArmOperation.LIST_ORDERS_BY_RESOURCE_GROUP),
    GRAPH_SUBSCRIPTIONS("resource-graph", "subscriptions", ArmOperation.QUERY_RESOURCES),
    GRAPH_ORDERS("resource-graph", "orders", ArmOperation.QUERY_RESOURCES);

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
        return this != GROUP_DISCOVERY && this != GRAPH_SUBSCRIPTIONS;
    }

    boolean queriesGraph() {
        return operation == ArmOperation.QUERY_RESOURCES;
    }

    @Override
    public String toString() {
        return step + " × by " + listing;
    }
}
