package io.certmonitor.poll;

import io.certmonitor.azure.OrderSource;
import io.certmonitor.config.MonitorConfig;
import io.certmonitor.observation.PollRequest;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.tracing.Step;
import io.certmonitor.tracing.TraceNames;
import io.certmonitor.tracing.Tracing;
import io.certmonitor.view.FleetView;
import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.PartitionOwnership;
import io.certmonitor.view.ServiceStatus;
import io.certmonitor.view.ServiceStatus.Phase;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Starts poll cycles. It looks every second whether one is due, so that the first comes as soon as the topology runs
 * and a subscription taken over from another replica is polled at once, and all are soon after somebody asked for it.
 * While Kafka cannot take what a poll would see, none starts.
 */
@ApplicationScoped
public class Poller {

    private final PollCycle cycle;
    private final PollSchedule schedule;
    private final PartitionOwnership ownership;
    private final ServiceStatus status;
    private final KafkaHealth health;
    private final Clock clock;
    private final Tracing tracing;
    private final RequestInbox requests = new RequestInbox();
    private long assignment;

    Poller(
            OrderSource source,
            ObservationSink sink,
            FleetView view,
            ScopeFilter filter,
            PartitionOwnership ownership,
            ServiceStatus status,
            KafkaHealth health,
            MonitorConfig config,
            Clock clock,
            Tracing tracing,
            Event<PollCycleFinished> finished) {
        this.cycle = new PollCycle(
                source,
                new ObservationPublisher(sink, health),
                new MonitoredSubscriptions(source, view, filter),
                ownership,
                status,
                clock,
                finished::fire);
        this.schedule = new PollSchedule(config.poll().interval(), RandomGenerator.getDefault());
        this.ownership = ownership;
        this.status = status;
        this.health = health;
        this.clock = clock;
        this.tracing = tracing;
    }

    void requested(@Observes PollRequest request) {
        requests.received(request);
    }

    @Scheduled(
            identity = "poll",
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tick() {
        if (status.phase() != Phase.RUNNING || !health.allowsPolls()) {
            return;
        }
        long current = ownership.generation();
        Instant now = clock.instant();
        if (requests.take()) {
            schedule.requested(now);
        }
        if (schedule.isDue(now)) {
            schedule.started(now);
            boolean complete = traced(() -> cycle.run(schedule.timeLeft(now)));
            schedule.ended(clock.instant(), complete);
        } else if (current != assignment || schedule.isRetryDue(now)) {
            boolean complete = traced(() -> cycle.runRemaining(schedule.timeLeft(now)));
            schedule.ended(clock.instant(), complete);
        }
        assignment = current;
    }

    private boolean traced(Supplier<Boolean> polling) {
        Step step = tracing.start().begin(TraceNames.POLL_CYCLE);
        try {
            return step.call(polling);
        } finally {
            step.end();
        }
    }
}
