package io.certmonitor.stream;

import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.KafkaHealth.Part;
import io.certmonitor.view.KafkaTrouble;
import io.certmonitor.view.PartitionOwnership;
import io.certmonitor.view.ServiceStatus;
import io.certmonitor.view.ServiceStatus.Phase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs the topology, and says what it is at: its phase, and which subscriptions this replica owns. */
final class TopologyRunner implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopologyRunner.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);
    /** A topology that fails each time it begins to work is not well in between. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;
    private final HostInfo self;
    private final ServiceStatus status;
    private final PartitionOwnership ownership;
    private final KafkaHealth health;
    private final Clock clock;
    private final RestartPauses restarts;
    private volatile @Nullable Instant runningSince;
    private final CountDownLatch closing = new CountDownLatch(1);

    TopologyRunner(
            Topology topology,
            Properties settings,
            KafkaClientSupplier clients,
            String applicationServer,
            ServiceStatus status,
            PartitionOwnership ownership,
            KafkaHealth health,
            Clock clock) {
        this.streams = new KafkaStreams(topology, settings, clients);
        this.metrics = new KafkaStreamsMetrics(streams);
        this.self = HostInfo.buildFromEndpoint(applicationServer);
        this.status = status;
        this.ownership = ownership;
        this.health = health;
        this.clock = clock;
        this.restarts = new RestartPauses(clock);
    }

    void start(MeterRegistry registry) {
        streams.setStateListener((next, previous) -> changed(next));
        streams.setUncaughtExceptionHandler(this::failed);
        metrics.bindTo(registry);
        streams.start();
    }

    /** Leaves the group unless the name of this replica stays, so that the others need not wait for it. */
    @Override
    public void close() {
        closing.countDown();
        metrics.close();
        if (!streams.close(CLOSE_TIMEOUT)) {
            LOG.warnf("topology not closed in time timeout=%s", CLOSE_TIMEOUT);
        }
    }

    /** Ends the trouble of the topology once that has run for a while. */
    void settle() {
        Instant since = runningSince;
        if (since != null && !since.plus(SETTLED).isAfter(clock.instant())) {
            health.clear(Part.TOPOLOGY);
        }
    }

    private void changed(State state) {
        if (state == State.RUNNING) {
            ownership.assigned(this::owns);
        }
        runningSince = state == State.RUNNING ? clock.instant() : null;
        Phase phase = phase(state);
        if (status.enter(phase)) {
            LOG.infof("phase changed phase=%s topology=%s", phase, state);
        }
    }

    private static Phase phase(State state) {
        return switch (state) {
            case RUNNING -> Phase.RUNNING;
            case CREATED, REBALANCING -> Phase.RESTORING;
            default -> Phase.STOPPED;
        };
    }

    private boolean owns(String subscriptionId) {
        try {
            KeyQueryMetadata metadata = streams.queryMetadataForKey(
                    TopologyFactory.ORDER_STORE, subscriptionId, Serdes.String().serializer());
            return metadata != null && self.equals(metadata.activeHost());
        } catch (IllegalStateException e) {
            // The topology is being stopped, so nothing is owned any more.
            return false;
        }
    }

    /**
     * Tries again for ever, since the fault may be the broker's, but ever more slowly, and not ready meanwhile. During
     * the pause the partitions stay here, unless the session timeout is shorter; then the thread leaves the group, and
     * another takes its place.
     */
    private StreamThreadExceptionResponse failed(Throwable failure) {
        // Kafka Streams throws it once more where a thread is replaced, and the JVM would print its stack.
        Thread.currentThread().setUncaughtExceptionHandler((thread, told) -> {});
        Duration pause = restarts.next();
        runningSince = null;
        KafkaTrouble trouble = TopologyFailures.trouble(failure);
        if (health.found(Part.TOPOLOGY, trouble) && trouble.reason() == KafkaTrouble.Reason.INTERNAL) {
            LOG.errorf(failure, "topology thread failed, trying again pause=%s", pause);
        }
        status.enter(Phase.RESTORING);
        try {
            if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
