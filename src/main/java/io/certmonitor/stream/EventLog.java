package io.certmonitor.stream;

import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.Scope;
import io.certmonitor.policy.Finding;
import io.certmonitor.transition.OrderEvent;
import io.certmonitor.transition.OrderEvent.FindingEvent;
import io.certmonitor.transition.ScopeState;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One log line for each change of state, and none for what stays as it is. */
final class EventLog {

    private static final Logger LOG = Logger.getLogger("io.certmonitor.changes");

    private EventLog() {}

    /** A change that subscribers are told. */
    static void told(OrderEvent event) {
        if (event instanceof FindingEvent change) {
            Finding finding = change.raised().finding();
            LOG.infof(
                    "finding %s order=%s finding=%s severity=%s tier=%s",
                    change.transition().label(),
                    event.order().id(),
                    finding.key(),
                    finding.severity().label(),
                    finding.tier() == null ? "-" : finding.tier().label());
        } else {
            LOG.infof(
                    "order renewed order=%s expiry=%s",
                    event.order().id(), event.order().effectiveExpiry());
        }
    }

    /** A scope after one more reading. */
    static void read(@Nullable ScopeState before, ScopeState after) {
        ScopeState.Failure failure = after.failure();
        ScopeState.Failure failureBefore = before == null ? null : before.failure();
        if (failure != null && (failureBefore == null || failureBefore.reason() != failure.reason())) {
            LOG.warnf(
                    "scope failed %s reason=%s message=\"%s\"",
                    name(after.scope()), failure.reason().label(), failure.message());
        } else if (failure == null && failureBefore != null) {
            LOG.infof("scope recovered %s failedSince=%s", name(after.scope()), failureBefore.since());
        }
        List<OrderProblem> fresh = new ArrayList<>(after.problems());
        fresh.removeAll(before == null ? List.of() : before.problems());
        fresh.forEach(problem -> LOG.warnf(
                "order not understood %s order=%s property=%s found=\"%s\" problem=%s",
                name(after.scope()), problem.order(), problem.property(), problem.text(), problem.kind()));
    }

    private static String name(Scope scope) {
        return "subscription=" + scope.subscriptionId()
                + (scope.resourceGroup() == null ? "" : " resourceGroup=" + scope.resourceGroup());
    }
}
