package io.certmonitor.azure;

import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Which subscriptions of a round do not answer, so that the rest of their scopes need not be tried in vain. A throttled
 * scope has used up all its retries, and the next would fare no better; nor would it with a token that was refused. One
 * scope without an answer can be an accident of that scope, so it takes several in a row. Safe for use by several
 * threads.
 */
final class SilentSubscriptions {

    private static final int UNANSWERED_IN_A_ROW = 3;

    private final Map<String, Integer> unanswered = new ConcurrentHashMap<>();
    /** By subscription: what is told of its scopes that are not tried. */
    private final Map<String, Sinks.One<AzureFailure>> silent = new ConcurrentHashMap<>();

    /** Fails as soon as the subscription falls silent, at once when it already is; never completes otherwise. */
    <T> Mono<T> silence(String subscriptionId) {
        return told(subscriptionId).asMono().flatMap(failure -> Mono.error(new ListingException(failure)));
    }

    /** A scope was read, or refused: the subscription answers. */
    void answered(Scope scope) {
        unanswered.remove(scope.subscriptionId());
    }

    /** A scope failed. */
    void failed(Scope scope, AzureFailure failure) {
        if (failure.reason() == FailureReason.THROTTLED || failure.reason() == FailureReason.UNAUTHENTICATED) {
            told(scope.subscriptionId()).tryEmitValue(notTried(scope, failure));
        } else if (failure.reason() == FailureReason.TIMEOUT || failure.reason() == FailureReason.UNREACHABLE) {
            if (unanswered.merge(scope.subscriptionId(), 1, Integer::sum) >= UNANSWERED_IN_A_ROW) {
                told(scope.subscriptionId()).tryEmitValue(notTried(scope, failure));
            }
        } else {
            answered(scope);
        }
    }

    private Sinks.One<AzureFailure> told(String subscriptionId) {
        return silent.computeIfAbsent(subscriptionId, id -> Sinks.one());
    }

    private static AzureFailure notTried(Scope scope, AzureFailure cause) {
        String asked = scope.resourceGroup() == null ? "" : " for resource group " + scope.resourceGroup();
        return new AzureFailure(
                cause.reason(), "Not tried: the subscription did not answer" + asked + ": " + cause.description());
    }
}
