package io.certmonitor.stream;

import io.certmonitor.event.CloudEvents;
import io.certmonitor.event.Portal;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.transition.OrderJudge;
import io.certmonitor.view.FleetView;
import java.time.Clock;
import java.time.Duration;

/**
 * What every task of the topology judges with.
 *
 * @param filter what is monitored; orders that it does not cover become unmonitored
 * @param evaluationInterval how often stored orders are judged again
 * @param commits is told which events await their commit
 */
record JudgeDependencies(
        OrderJudge judge,
        ScopeFilter filter,
        Clock clock,
        Duration evaluationInterval,
        FleetView view,
        Portal portal,
        EventCommits commits) {

    CloudEvents cloudEvents() {
        return new CloudEvents(portal);
    }
}
