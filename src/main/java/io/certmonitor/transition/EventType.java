package io.certmonitor.transition;

import io.certmonitor.policy.FindingCode;
import java.util.Map;

/** The kinds of event that subscribers are told. The type names are a public contract. */
public enum EventType {
    /** An expiry tier was crossed. */
    EXPIRING("io.certmonitor.order.expiring.v1"),
    /** The effective expiry is past, or Azure says Expired. */
    EXPIRED("io.certmonitor.order.expired.v1"),
    /** The order itself failed. */
    FAILED("io.certmonitor.order.failed.v1"),
    /** Any other finding was raised or changed. */
    DEGRADED("io.certmonitor.order.degraded.v1"),
    /** A finding no longer holds. */
    RESOLVED("io.certmonitor.order.resolved.v1"),
    /** The order has a new certificate that ends later. */
    RENEWED("io.certmonitor.order.renewed.v1"),
    /** The order was seen for the first time, or again after it was removed. */
    DISCOVERED("io.certmonitor.order.discovered.v1"),
    /** The order is gone from Azure. */
    REMOVED("io.certmonitor.order.removed.v1"),
    /** Nothing of a subscription could be read for too long. */
    UNREACHABLE("io.certmonitor.subscription.unreachable.v1"),
    /** The subscription can be read again, or need not be. */
    RESTORED("io.certmonitor.subscription.restored.v1");

    /** The findings whose changes have a type of their own. */
    private static final Map<FindingCode, EventType> OWN_TYPES = Map.of(
            FindingCode.EXPIRING, EXPIRING,
            FindingCode.EXPIRED, EXPIRED,
            FindingCode.ORDER_FAILED, FAILED);

    private final String typeName;

    EventType(String typeName) {
        this.typeName = typeName;
    }

    /** The CloudEvents {@code type}. */
    public String typeName() {
        return typeName;
    }

    /** The type that tells a transition of a finding with this code. */
    public static EventType of(FindingCode code, FindingTransition transition) {
        if (transition == FindingTransition.RESOLVED) {
            return RESOLVED;
        }
        return OWN_TYPES.getOrDefault(code, DEGRADED);
    }
}
