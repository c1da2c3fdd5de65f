package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A subscription as {@code GET /subscriptions} shows it.
 *
 * @param id its GUID
 * @param displayName the name that people know it by
 * @param tenantId the GUID of the tenant that owns it
 * @param state such as Enabled, Warned or Disabled
 */
public record SimulatedSubscription(String id, String displayName, String tenantId, String state) {

    /** The tenant of subscriptions that do not name one. */
    public static final String DEFAULT_TENANT = "7b1d8f0e-3c55-4a3e-9d27-52f0c4a16e10";

    String json() {
        ObjectNode json = Json.object()
                .put("id", "/subscriptions/" + id)
                .put("authorizationSource", "RoleBased")
                .put("subscriptionId", id)
                .put("tenantId", tenantId)
                .put("displayName", displayName)
                .put("state", state);
        json.putObject("subscriptionPolicies")
                .put("locationPlacementId", "Public_2014-09-01")
                .put("quotaId", "PayAsYouGo_2014-09-01")
                .put("spendingLimit", "Off");
        json.putArray("managedByTenants");
        return Json.text(json);
    }
}
