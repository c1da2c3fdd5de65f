package io.certmonitor.azure;

import io.certmonitor.observation.Observation;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderId;
import io.certmonitor.poll.ObservedCycles;
import io.certmonitor.stream.ObservationsJudged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Poll cycles over some subscriptions, from the source's readings to what subscribers are told. Each subscription is
 * judged by itself, so not all need be.
 */
final class JudgedCycles implements AutoCloseable {

    private static final Duration BUDGET = Duration.ofMinutes(5);

    private final ObservationsJudged judged = new ObservationsJudged();
    private final List<ScopeReading> readings = Collections.synchronizedList(new ArrayList<>());
    private final ObservedCycles cycles;
    private final Set<String> toJudge;

    /**
     * Prepares cycles.
     *
     * @param toJudge the subscriptions of which anything is told
     */
    JudgedCycles(OrderSource source, Set<String> toJudge, String... subscriptionIds) {
        this.toJudge = toJudge;
        cycles = new ObservedCycles(new Recorded(source, List.of(subscriptionIds)), judged.clock());
    }

    /** Judges what another cycle observed. */
    void judge(List<Observation> observations) {
        judged.judge(observations.stream()
                .filter(observation -> toJudge.contains(observation.subscriptionId()))
                .toList());
    }

    /** Runs a cycle and judges what it observed. Returns how the scopes ended. */
    List<ScopeReading> run() {
        judge(observe());
        return readings.stream()
                .filter(reading -> !(reading instanceof ScopeReading.OrdersSeen))
                .toList();
    }

    /** The orders that the last cycle saw. */
    Set<OrderId> seen() {
        return readings.stream()
                .filter(ScopeReading.OrdersSeen.class::isInstance)
                .flatMap(reading -> ((ScopeReading.OrdersSeen) reading).orders().stream())
                .map(CertificateOrder::id)
                .collect(Collectors.toSet());
    }

    /** Runs a cycle without judging it. */
    List<Observation> observe() {
        readings.clear();
        return cycles.run(BUDGET);
    }

    /** The events of the cycles since this was last asked. */
    List<String> told() {
        return judged.told();
    }

    /** The keys of the orders that count as removed or unmonitored since this was last asked. */
    List<String> withdrawn() {
        return judged.withdrawn();
    }

    List<OrderId> shown() {
        return judged.shown();
    }

    @Override
    public void close() {
        judged.close();
    }

    /** The source, for these subscriptions alone. */
    private final class Recorded implements OrderSource {

        private final OrderSource source;
        private final List<String> subscriptionIds;

        private Recorded(OrderSource source, List<String> subscriptionIds) {
            this.source = source;
            this.subscriptionIds = subscriptionIds;
        }

        @Override
        public List<Subscription> subscriptions() {
            return subscriptionIds.stream().map(id -> new Subscription(id, id)).toList();
        }

        @Override
        public void read(Collection<String> ids, Duration budget, Consumer<ScopeReading> sink) {
            source.read(ids, budget, reading -> {
                readings.add(reading);
                sink.accept(reading);
            });
        }
    }
}
