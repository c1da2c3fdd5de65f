package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A subscription as {@code GET /subscriptions} shows it. Adding it again to {@link SimulatedAzure} replaces it, so that
 * it may vanish from the Resource Graph or be delegated while somebody reads.
 *
 * @param id its GUID
 * @param displayName the name that people know it by
 * @param tenantId the GUID of the tenant that owns it
 * @param state such as Enabled, Warned or Disabled
 * @param managedByTenants the GUIDs of the tenants that it is delegated to, as with Azure Lighthouse
 * @param inResourceGraph whether Resource Graph has it; queries leave it out without a word otherwise
 */
public record SimulatedSubscription(
        String id,
        String displayName,
        String tenantId,
        String state,
        List<String> managedByTenants,
        boolean inResourceGraph) {

    /** The tenant of subscriptions that do not name one. */
    public static final String DEFAULT_TENANT = "7b1d8f0e-3c55-4a3e-9d27-52f0c4a16e10";

    /** Keeps an own copy of the tenants. */
    public SimulatedSubscription {
        managedByTenants = List.copyOf(managedByTenants);
    }

    /**
     * A subscription that is delegated to nobody and that Resource Graph has.
     *
     * @param id its GUID
     * @param displayName the name that people know it by
     * @param tenantId the GUID of the tenant that owns it
     * @param state such as Enabled, Warned or Disabled
     */
    public SimulatedSubscription(String id, String displayName, String tenantId, String state) {
        this(id, displayName, tenantId, state, List.of(), true);
    }

    /**
     * Delegates the subscription.
     *
     * @param tenants the GUIDs of the tenants that manage it from now on
     * @return the delegated subscription
     */
    public SimulatedSubscription managedBy(String... tenants) {
        return new SimulatedSubscription(id, displayName, tenantId, state, List.of(tenants), inResourceGraph);
    }

    /**
     * Takes the subscription into Resource Graph or out of it; Azure Resource Manager shows it all the same.
     *
     * @param shown whether queries find it
     * @return the changed subscription
     */
    public SimulatedSubscription inResourceGraph(boolean shown) {
        return new SimulatedSubscription(id, displayName, tenantId, state, managedByTenants, shown);
    }

    boolean isSeenBy(String tenant) {
        return tenantId.equalsIgnoreCase(tenant) || managedByTenants.stream().anyMatch(tenant::equalsIgnoreCase);
    }

    String json() {
        ObjectNode json = Json.object()
                .put("id", "/subscriptions/" + id)
                .put("authorizationSource", "RoleBased")
                .put("subscriptionId", id)
                .put("tenantId", tenantId)
                .put("displayName", displayName)
                .put("state", state);
        json.set("subscriptionPolicies", policies());
        json.set("managedByTenants", managers());
        return Json.text(json);
    }

    /** What Resource Graph has under {@code properties}. */
    String graphProperties() {
        ObjectNode json = Json.object().put("state", state);
        json.set("subscriptionPolicies", policies());
        json.set("managedByTenants", managers());
        return Json.text(json);
    }

    private static ObjectNode policies() {
        return Json.object()
                .put("locationPlacementId", "Public_2014-09-01")
                .put("quotaId", "PayAsYouGo_2014-09-01")
                .put("spendingLimit", "Off");
    }

    private JsonNode managers() {
        return Json.MAPPER.valueToTree(managedByTenants.stream()
                .map(tenant -> Map.of("tenantId", tenant))
                .toList());
    }
}
