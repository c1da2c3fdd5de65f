package io.certmonitor.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Which calls get which fault.
 *
 * @param subscription calls within this subscription only, null for any call
 * @param resourceGroup calls within this resource group only, null for any call
 * @param operation this operation only, null for any
 * @param fault what goes wrong
 * @param times how often before the rule has worn out, null for ever
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FaultRule(
        @Nullable String subscription,
        @Nullable String resourceGroup,
        @Nullable ArmOperation operation,
        Fault fault,
        @Nullable Integer times) {

    /** Refuses a rule that could never act. */
    public FaultRule {
        if (fault == null) {
            throw new IllegalArgumentException("a fault rule needs a fault");
        }
        if (times != null && times < 1) {
            throw new IllegalArgumentException("times must be at least 1, not " + times);
        }
    }

    /**
     * Every call gets the fault.
     *
     * @param fault what goes wrong
     * @return the rule
     */
    public static FaultRule always(Fault fault) {
        return new FaultRule(null, null, null, fault, null);
    }

    /**
     * Narrows the rule to a subscription.
     *
     * @param id the subscription
     * @return the narrower rule
     */
    public FaultRule inSubscription(String id) {
        return new FaultRule(id, resourceGroup, operation, fault, times);
    }

    /**
     * Narrows the rule to a resource group.
     *
     * @param name the resource group
     * @return the narrower rule
     */
    public FaultRule inResourceGroup(String name) {
        return new FaultRule(subscription, name, operation, fault, times);
    }

    /**
     * Narrows the rule to an operation.
     *
     * @param only the operation
     * @return the narrower rule
     */
    public FaultRule on(ArmOperation only) {
        return new FaultRule(subscription, resourceGroup, only, fault, times);
    }

    /**
     * Lets the rule wear out.
     *
     * @param count how often it acts
     * @return the limited rule
     */
    public FaultRule times(int count) {
        return new FaultRule(subscription, resourceGroup, operation, fault, count);
    }

    boolean matches(@Nullable ArmCall call) {
        if (call == null) {
            return subscription == null && resourceGroup == null && operation == null;
        }
        return (subscription == null || subscription.equalsIgnoreCase(call.subscription()))
                && (resourceGroup == null || resourceGroup.equalsIgnoreCase(call.resourceGroup()))
                && (operation == null || operation == call.operation());
    }
}
