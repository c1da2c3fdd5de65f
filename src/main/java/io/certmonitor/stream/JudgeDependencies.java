package io.certmonitor.stream;

import io.certmonitor.event.CloudEvents;
import io.certmonitor.event.Portal;
import io.certmonitor.observation.PollRequest;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.tracing.Tracing;
import io.certmonitor.transition.OrderJudge;
import io.certmonitor.transition.SubscriptionJudge;
import io.certmonitor.view.FleetView;
import io.cloudevents.core.message.Encoding;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What every task of the topology judges with.
 *
 * @param policyFingerprint another one for each policy that may judge otherwise, and the same after a restart
 * @param filter what is monitored; orders that it does not cover become unmonitored
 * @param evaluationInterval how often stored orders are judged again
 * @param encoding how events lie in records
 * @param commits is told which events await their commit
 * @param tracing goes on with the traces of observations, and begins those of events that time brings about
 * @param pollRequests is told of each request to poll
 * @param reader reads the orders of partitions that begin
 */
record JudgeDependencies(
        OrderJudge judge,
        SubscriptionJudge subscriptions,
        String policyFingerprint,
        ScopeFilter filter,
        Clock clock,
        Duration evaluationInterval,
        FleetView view,
        Portal portal,
        Encoding encoding,
        EventCommits commits,
        Tracing tracing,
        Consumer<PollRequest> pollRequests,
        StateReader reader) {

    CloudEvents cloudEvents() {
        return new CloudEvents(portal);
    }
}
