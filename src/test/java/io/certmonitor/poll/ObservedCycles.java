package io.certmonitor.poll;

import io.certmonitor.azure.OrderSource;
import io.certmonitor.observation.Observation;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.view.FleetView;
import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.PartitionOwnership;
import io.certmonitor.view.ServiceStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Poll cycles as the service runs them, whose observations tests take instead of Kafka. */
public final class ObservedCycles {

    private final List<Observation> sent = new ArrayList<>();
    private final PollCycle cycle;

    /**
     * Prepares cycles, of which none has run yet.
     *
     * @param source where the orders come from; each of its subscriptions is polled
     * @param clock the time of the observations
     */
    public ObservedCycles(OrderSource source, Clock clock) {
        PartitionOwnership ownership = new PartitionOwnership();
        ownership.assigned(subscription -> true);
        cycle = new PollCycle(
                source,
                new ObservationPublisher(
                        observation -> {
                            keep(observation);
                            return CompletableFuture.completedStage(null);
                        },
                        new KafkaHealth(change -> {})),
                new MonitoredSubscriptions(source, new FleetView(), ScopeFilter.EVERYTHING),
                ownership,
                new ServiceStatus(),
                clock,
                finished -> {});
    }

    /**
     * Runs a cycle to its end.
     *
     * @param budget how long it may take
     * @return what it observed, in the order in which it was sent
     */
    public List<Observation> run(Duration budget) {
        cycle.run(budget);
        synchronized (sent) {
            List<Observation> observed = List.copyOf(sent);
            sent.clear();
            return observed;
        }
    }

    private void keep(Observation observation) {
        synchronized (sent) {
            sent.add(observation);
        }
    }
}
