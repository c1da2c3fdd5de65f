package io.certmonitor.stream;

import io.certmonitor.observation.Observation;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.ScopeFilter;
import io.certmonitor.policy.Policy;
import io.certmonitor.tracing.Tracing;
import io.certmonitor.transition.EventSettings;
import io.cloudevents.core.message.Encoding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;

/** The topology as tests of other packages see it: observations go in, and what subscribers are told comes out. */
public final class ObservationsJudged implements AutoCloseable {

    /** When everything is judged. */
    public static final Instant NOW = TopologyFixture.START;

    /** From when on a subscription that cannot be read is told as unreachable. */
    public static final Duration STALE_AFTER = TopologyFixture.STALE_AFTER;

    private final TopologyFixture topology;

    /** Judges by the default policy, and tells as it is told by default. */
    public ObservationsJudged() {
        topology = new TopologyFixture();
    }

    /**
     * Judges and tells as wanted.
     *
     * @param policy what is judged by
     * @param settings what is told, and when
     * @param encoding how events lie in their records
     * @param tracing whether what leads to events is traced
     */
    public ObservationsJudged(Policy policy, EventSettings settings, Encoding encoding, Tracing tracing) {
        topology = new TopologyFixture(policy, ScopeFilter.EVERYTHING, settings, encoding, tracing);
    }

    /**
     * The clock that judges.
     *
     * @return a clock that stands at {@link #NOW} until time {@link #pass passes}
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
     * Lets time pass, and what is judged by time alone be judged.
     *
     * @param time how long
     */
    public void pass(Duration time) {
        topology.pass(time);
    }

    /**
     * The events since events were last asked for, as they lie in their records.
     *
     * @return the records of the topic of events
     */
    public List<TestRecord<String, byte[]>> eventRecords() {
        return topology.toldBytes();
    }

    /**
     * The current orders that were written since they were last asked for.
     *
     * @return the records of the topic of current orders; tombstones have no value
     */
    public List<TestRecord<String, byte[]>> orderRecords() {
        return topology.published();
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
