package io.certmonitor.stream;

import io.certmonitor.observation.Observation;
import io.certmonitor.order.OrderId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The topology as tests of other packages see it: observations go in, and what subscribers are told comes out. */
public final class ObservationsJudged implements AutoCloseable {

    /** When everything is judged. */
    public static final Instant NOW = TopologyFixture.START;

    private final TopologyFixture topology = new TopologyFixture();

    /**
     * The clock that judges.
     *
     * @return a clock that stands at {@link #NOW}
     */
    public Clock clock() {
        return topology.clock;
    }

    /**
     * Judges what a poll observed.
     *
     * @param observations in the order in which they were sent
     */
    public void judge(List<Observation> observations) {
        observations.forEach(topology::send);
    }

    /**
     * The events since this was last asked, as subscribers get them.
     *
     * @return each as key of the order, type, finding code, tier and reason, for example {@code /subscriptions/…/web:
     *     resolved ORDER_FAILED removed}
     */
    public List<String> told() {
        return topology.toldRecords().stream()
                .map(told -> told.key() + ": " + TopologyFixture.inShort(told.value()))
                .toList();
    }

    /**
     * The orders that were withdrawn from the topic of current orders since this was last asked.
     *
     * @return their keys
     */
    public List<String> withdrawn() {
        return topology.published().stream()
                .filter(published -> published.value() == null)
                .map(published -> published.key())
                .toList();
    }

    /**
     * The orders that are shown now.
     *
     * @return their ids
     */
    public List<OrderId> shown() {
        return topology.view.orders().stream().map(state -> state.order().id()).toList();
    }

    @Override
    public void close() {
        topology.close();
    }
}
