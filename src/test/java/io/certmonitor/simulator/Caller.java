package io.certmonitor.simulator;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param principal what tells callers apart: the token
 * @param tenantId the tenant that the token belongs to, null for one that sees every tenant
 */
record Caller(String principal, @Nullable String tenantId) {

    boolean sees(SimulatedSubscription subscription) {
        return tenantId == null || subscription.isSeenBy(tenantId);
    }

    /** The caller within its tenant, which is whom Azure counts requests for. */
    String key() {
        return (tenantId == null ? "" : tenantId.toLowerCase(Locale.ROOT)) + "/" + principal;
    }
}
