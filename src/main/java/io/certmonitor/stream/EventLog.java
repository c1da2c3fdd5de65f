package io.certmonitor.stream;

import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.Scope;
import io.certmonitor.policy.Finding;
import io.certmonitor.transition.MonitorEvent;
import io.certmonitor.transition.OrderEvent;
import io.certmonitor.transition.OrderEvent.FindingEvent;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.transition.SubscriptionEvent.RestoredEvent;
import io.certmonitor.transition.SubscriptionEvent.UnreachableEvent;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One log line for each change of state, and none for what stays as it is. */
final class EventLog {

    private static final Logger LOG = Logger.getLogger("io.certmonitor.changes");

    private EventLog() {}

    /** A change that subscribers can read now. */
    static void told(MonitorEvent event) {
        if (event instanceof FindingEvent change) {
            Finding finding = change.raised().finding();
            LOG.infof(
                    "finding %s order=%s finding=%s severity=%s tier=%s message=\"%s\"",
                    change.transition().label(),
                    event.subject(),
                    finding.key(),
                    finding.severity().label(),
                    finding.tier() == null ? "-" : finding.tier().label(),
                    finding.message());
        } else if (event instanceof OrderEvent order) {
            LOG.infof(
                    "order %s order=%s expiry=%s",
                    event.type().name().toLowerCase(Locale.ROOT),
                    event.subject(),
                    order.order().effectiveExpiry());
        } else if (event instanceof UnreachableEvent outage) {
            LOG.warnf(
                    "subscription unreachable subscription=%s since=%s lastSuccess=%s reason=%s message=\"%s\"",
                    outage.subscriptionId(),
                    outage.outage().since(),
                    outage.outage().lastSuccessAt(),
                    outage.reason().label(),
                    outage.message());
        } else if (event instanceof RestoredEvent restored) {
            LOG.infof(
                    "subscription restored subscription=%s since=%s reason=%s",
                    restored.subscriptionId(),
                    restored.outage().since(),
                    restored.reason().label());
        }
    }

    /** A scope after one more reading. What cannot be read in an order that is known is told as its finding. */
    static void read(@Nullable ScopeState before, ScopeState after) {
        ScopeState.Failure failure = after.failure();
        ScopeState.Failure failureBefore = before == null ? null : before.failure();
        if (failure != null && (failureBefore == null || failureBefore.reason() != failure.reason())) {
            failed("scope failed", after.scope(), failure);
        } else if (failure == null && failureBefore != null) {
            LOG.infof("scope recovered %s failedSince=%s", name(after.scope()), failureBefore.since());
        }
        after.problems().stream()
                .filter(problem -> problem.kind() == OrderProblem.Kind.NOT_AN_ORDER)
                .filter(problem -> before == null || !before.problems().contains(problem))
                .forEach(problem -> LOG.warnf(
                        "entry is not an order %s entry=%s property=%s found=\"%s\"",
                        name(after.scope()), problem.order(), problem.property(), problem.text()));
    }

    /** The scopes that failed before this process began to look after them. */
    static void stillFailing(List<ScopeState> scopes) {
        for (ScopeState scope : scopes) {
            if (scope.failure() != null) {
                failed("scope failed before", scope.scope(), scope.failure());
            }
        }
    }

    private static void failed(String phrase, Scope scope, ScopeState.Failure failure) {
        LOG.warnf(
                "%s %s reason=%s message=\"%s\"",
                phrase, name(scope), failure.reason().label(), failure.message());
    }

    private static String name(Scope scope) {
        return "subscription=" + scope.subscriptionId()
                + (scope.resourceGroup() == null ? "" : " resourceGroup=" + scope.resourceGroup());
    }
}
