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
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Puts together what the topology judges with. */
final class JudgeDependenciesProducer {

    private static final Duration IDLE = Duration.ofSeconds(10);

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
                reader());
    }

    /** A thread that ends when there has been nothing to read for a while; the queue holds a partition at most once. */
    private static Executor reader() {
        ThreadPoolExecutor reader = new ThreadPoolExecutor(
                1,
                1,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                JudgeDependenciesProducer::thread);
        reader.allowCoreThreadTimeOut(true);
        return reader;
    }

    private static Thread thread(Runnable reading) {
        Thread thread = new Thread(reading, "certmonitor-state");
        thread.setDaemon(true);
        return thread;
    }
}
