package io.certmonitor.azure.listing;

import io.certmonitor.azure.AzureFailure;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Scope;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which subscriptions of a round do not answer, so that the rest of their scopes need not be tried in vain. A throttled
 * scope has used up all its retries, and the next would fare no better. One scope without an answer can be an accident
 * of that scope, so it takes several in a row. Safe for use by several threads.
 */
final class SilentSubscriptions {

    private static final int UNANSWERED_IN_A_ROW = 3;
    private static final Set<FailureReason> MAY_STAY =
            EnumSet.of(FailureReason.TIMEOUT, FailureReason.UNREACHABLE, FailureReason.UNAUTHENTICATED);

    private final Map<String, Integer> unanswered = new ConcurrentHashMap<>();
    /** By subscription: what is told of its scopes that are not tried. */
    private final Map<String, AzureFailure> silent = new ConcurrentHashMap<>();

    /** Why a scope of the subscription is not to be tried; null when it is. */
    @Nullable
    AzureFailure notToBeTried(String subscriptionId) {
        return silent.get(subscriptionId);
    }

    /** A scope was read, or refused: the subscription answers. */
    void answered(Scope scope) {
        unanswered.remove(scope.subscriptionId());
    }

    /** A scope failed. */
    void failed(Scope scope, AzureFailure failure) {
        if (failure.reason() == FailureReason.THROTTLED) {
            silent.putIfAbsent(scope.subscriptionId(), notTried(scope, failure));
        } else if (MAY_STAY.contains(failure.reason())) {
            if (unanswered.merge(scope.subscriptionId(), 1, Integer::sum) >= UNANSWERED_IN_A_ROW) {
                silent.putIfAbsent(scope.subscriptionId(), notTried(scope, failure));
            }
        } else {
            answered(scope);
        }
    }

    private static AzureFailure notTried(Scope scope, AzureFailure cause) {
        String asked = scope.resourceGroup() == null ? "" : " for resource group " + scope.resourceGroup();
        return new AzureFailure(
                cause.reason(), "Not tried: the subscription did not answer" + asked + ": " + cause.description());
    }
}
