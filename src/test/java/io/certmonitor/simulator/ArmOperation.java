package io.certmonitor.simulator;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The calls to Azure Resource Manager that the simulator answers; JSON spells them as {@code list-orders}. */
public enum ArmOperation {
    /** All subscriptions that the caller sees. */
    LIST_SUBSCRIPTIONS,
    /** The resource groups of a subscription. */
    LIST_RESOURCE_GROUPS,
    /** The orders of a subscription. */
    LIST_ORDERS,
    /** The orders of a resource group. */
    LIST_ORDERS_BY_RESOURCE_GROUP,
    /** One order. */
    GET_ORDER,
    /** The Key Vault certificates of one order. */
    LIST_CERTIFICATES,
    /** A query of Azure Resource Graph. */
    QUERY_RESOURCES;

    /**
     * The name that fault rules in JSON use.
     *
     * @return the constant's name in lower case with dashes
     */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
