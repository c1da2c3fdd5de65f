package io.certmonitor.azure.listing;

import io.certmonitor.azure.ScopeReading;
import io.certmonitor.order.Scope;
import io.certmonitor.tracing.Step;
import io.certmonitor.tracing.TraceNames;
import java.util.List;
import java.util.Locale;

/** The step of a trace that a listing is: from its beginning until what it came to is told. */
final class ScopeStep {

    private ScopeStep() {}

    /**
     * Begins it.
     *
     * @param cycle the step above it
     * @param scopes what is listed at once
     */
    static Step begin(Step cycle, List<Scope> scopes) {
        Step step = cycle.begin(TraceNames.LIST_SCOPE).set(TraceNames.SCOPES, scopes.size());
        if (scopes.size() == 1) {
            Scope scope = scopes.get(0);
            step.set(TraceNames.SUBSCRIPTION_ID, scope.subscriptionId().toLowerCase(Locale.ROOT));
            if (scope.resourceGroup() != null) {
                step.set(TraceNames.RESOURCE_GROUP, scope.resourceGroup().toLowerCase(Locale.ROOT));
            }
        }
        return step;
    }

    /** Says what the scopes came to: how much was found, never what. */
    static void describe(Step step, List<ScopeReading> readings) {
        long orders = 0;
        long groups = 0;
        long failed = 0;
        for (ScopeReading reading : readings) {
            if (reading instanceof ScopeReading.Listed listed) {
                orders += listed.orders();
            } else if (reading instanceof ScopeReading.GroupsDiscovered discovered) {
                groups += discovered.resourceGroups().size();
            } else if (reading instanceof ScopeReading.Failed failure) {
                failed++;
                step.fail(failure.reason().label());
            }
        }
        step.set(TraceNames.FAILED_SCOPES, failed);
        step.set(TraceNames.ORDERS, orders);
        step.set(TraceNames.RESOURCE_GROUPS, groups);
    }
}
