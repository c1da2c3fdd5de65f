package io.certmonitor.azure;

/** The listings that the monitor asks Azure for; there are no other requests. */
public enum Operation {
    LIST_SUBSCRIPTIONS("list_subscriptions", "Microsoft.Resources/subscriptions/read"),
    LIST_RESOURCE_GROUPS("list_resource_groups", "Microsoft.Resources/subscriptions/resourceGroups/read"),
    LIST_ORDERS("list_orders", "Microsoft.CertificateRegistration/certificateOrders/Read"),
    QUERY_RESOURCES("query_resources", "Microsoft.CertificateRegistration/certificateOrders/Read");

    private final String label;
    private final String right;

    Operation(String label, String right) {
        this.label = label;
        this.right = right;
    }

    /** The name that metrics use. */
    public String label() {
        return label;
    }

    /** The Azure right that the listing needs. */
    public String right() {
        return right;
    }
}
