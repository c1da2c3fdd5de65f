package io.certmonitor.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Which calls get which fault.
 *
 * @param subscription calls within this subscription, and queries that ask it among others, only; null for any call
 * @param resourceGroup calls within this resource group only, null for any call
 * @param operation this operation only, null for any
 * @param firstPage pages from this one on only, counted from 1, null for every page
 * @param lastPage pages up to this one only, null for every page
 * @param fault what goes wrong
 * @param times how often before the rule has worn out, null for ever
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FaultRule(
        @Nullable String subscription,
        @Nullable String resourceGroup,
        @Nullable ArmOperation operation,
        @Nullable Integer firstPage,
        @Nullable Integer lastPage,
        Fault fault,
        @Nullable Integer times) {

    /** Refuses a rule that could never act. */
    public FaultRule {
        if (fault == null) {
            throw new IllegalArgumentException("a fault rule needs a fault");
        }
        int first = firstPage == null ? 1 : firstPage;
        if (first < 1 || (lastPage != null && lastPage < first)) {
            throw new IllegalArgumentException(
                    "pages must be 1 or more and in order, not " + first + " to " + lastPage);
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
        return new FaultRule(null, null, null, null, null, fault, null);
    }

    /**
     * Narrows the rule to a subscription.
     *
     * @param id the subscription
     * @return the narrower rule
     */
    public FaultRule inSubscription(String id) {
        return new FaultRule(id, resourceGroup, operation, firstPage, lastPage, fault, times);
    }

    /**
     * Narrows the rule to a resource group.
     *
     * @param name the resource group
     * @return the narrower rule
     */
    public FaultRule inResourceGroup(String name) {
        return new FaultRule(subscription, name, operation, firstPage, lastPage, fault, times);
    }

    /**
     * Narrows the rule to an operation.
     *
     * @param only the operation
     * @return the narrower rule
     */
    public FaultRule on(ArmOperation only) {
        return new FaultRule(subscription, resourceGroup, only, firstPage, lastPage, fault, times);
    }

    /**
     * Narrows the rule to one page of a listing or a query.
     *
     * @param number the page, from 1
     * @return the narrower rule
     */
    public FaultRule onPage(int number) {
        return new FaultRule(subscription, resourceGroup, operation, number, number, fault, times);
    }

    /**
     * Narrows the rule to a page of a listing or a query and those that follow.
     *
     * @param number the first page, from 1
     * @return the narrower rule
     */
    public FaultRule fromPage(int number) {
        return new FaultRule(subscription, resourceGroup, operation, number, lastPage, fault, times);
    }

    /**
     * Lets the rule wear out.
     *
     * @param count how often it acts
     * @return the limited rule
     */
    public FaultRule times(int count) {
        return new FaultRule(subscription, resourceGroup, operation, firstPage, lastPage, fault, count);
    }

    boolean matches(@Nullable ArmCall call) {
        if (call == null) {
            return subscription == null
                    && resourceGroup == null
                    && operation == null
                    && firstPage == null
                    && lastPage == null;
        }
        return (subscription == null || call.touches(subscription))
                && (resourceGroup == null || resourceGroup.equalsIgnoreCase(call.resourceGroup()))
                && (operation == null || operation == call.operation())
                && (firstPage == null || call.page() >= firstPage)
                && (lastPage == null || call.page() <= lastPage);
    }
}
