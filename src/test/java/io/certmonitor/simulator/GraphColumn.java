package io.certmonitor.simulator;

/** The columns of Resource Graph's tables that the simulator fills. */
enum GraphColumn {
    ID("id"),
    NAME("name"),
    TYPE("type"),
    TENANT_ID("tenantId"),
    LOCATION("location"),
    RESOURCE_GROUP("resourceGroup"),
    SUBSCRIPTION_ID("subscriptionId"),
    TAGS("tags"),
    PROPERTIES("properties");

    private final String kqlName;

    GraphColumn(String kqlName) {
        this.kqlName = kqlName;
    }

    /** The name in queries and rows; Kusto minds its case. */
    String kqlName() {
        return kqlName;
    }

    /** Whether it holds JSON and not text. */
    boolean isDynamic() {
        return this == TAGS || this == PROPERTIES;
    }

    /** What a row has in this column: text, or JSON when the column is dynamic. */
    String of(GraphRow row) {
        return switch (this) {
            case ID -> row.id();
            case NAME -> row.name();
            case TYPE -> row.type();
            case TENANT_ID -> row.tenantId();
            case LOCATION -> row.location();
            case RESOURCE_GROUP -> row.resourceGroup();
            case SUBSCRIPTION_ID -> row.subscriptionId();
            case TAGS -> row.tags();
            case PROPERTIES -> row.properties();
        };
    }

    String json(GraphRow row) {
        return isDynamic() ? of(row) : Json.text(of(row));
    }
}
