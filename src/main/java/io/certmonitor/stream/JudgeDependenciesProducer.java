package io.certmonitor.stream;

import io.certmonitor.config.EventsConfig;
import io.certmonitor.config.MonitorConfig;
import io.certmonitor.event.Portal;
import io.certmonitor.observation.PollRequest;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.policy.Policy;
import io.certmonitor.policy.PolicyDefinition;
import io.certmonitor.policy.PolicyFingerprint;
import io.certmonitor.tracing.Tracing;
import io.certmonitor.transition.OrderJudge;
import io.certmonitor.transition.SubscriptionJudge;
import io.certmonitor.view.FleetView;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts together what the topology judges with. */
final class JudgeDependenciesProducer {

    @Produces
    @Singleton
    JudgeDependencies judgeDependencies(
            PolicyDefinition definition,
            Policy policy,
            EventsConfig events,
            MonitorConfig monitor,
            ScopeFilter filter,
            Clock clock,
            FleetView view,
            Portal portal,
            Tracing tracing,
            Event<EventCommitted> committed,
            Event<DeadLetterCommitted> deadLetters,
            Event<PollRequest> pollRequests) {
        return new JudgeDependencies(
                new OrderJudge(policy, ConfiguredEvents.settings(events)),
                new SubscriptionJudge(ConfiguredEvents.staleAfter(monitor.poll())),
                PolicyFingerprint.of(definition),
                filter,
                clock,
                monitor.evaluation().interval(),
                view,
                portal,
                ConfiguredEvents.encoding(events),
                new EventCommits(clock, committed::fire, deadLetters::fire),
                tracing,
                pollRequests::fire,
                StateReader.onItsOwnThread());
    }
}
