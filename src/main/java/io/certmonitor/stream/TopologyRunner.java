package io.certmonitor.stream;

import io.certmonitor.view.PartitionOwnership;
import io.certmonitor.view.ServiceStatus;
import io.certmonitor.view.ServiceStatus.Phase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.jboss.logging.Logger;

/** Runs the topology, and says what it is at: its phase, and which subscriptions this replica owns. */
final class TopologyRunner implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopologyRunner.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);

    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;
    private final HostInfo self;
    private final boolean staticMember;
    private final ServiceStatus status;
    private final PartitionOwnership ownership;

    TopologyRunner(
            Topology topology,
            Properties settings,
            EventCommits commits,
            String applicationServer,
            boolean staticMember,
            ServiceStatus status,
            PartitionOwnership ownership) {
        this.streams = new KafkaStreams(topology, settings, new CommitTellingClients(commits));
        this.metrics = new KafkaStreamsMetrics(streams);
        this.self = HostInfo.buildFromEndpoint(applicationServer);
        this.staticMember = staticMember;
        this.status = status;
        this.ownership = ownership;
    }

    void start(MeterRegistry registry) {
        streams.setStateListener((next, previous) -> changed(next));
        streams.setUncaughtExceptionHandler(TopologyRunner::failed);
        metrics.bindTo(registry);
        streams.start();
    }

    /** Leaves the group unless the name of this replica stays, so that the others need not wait for it. */
    @Override
    public void close() {
        metrics.close();
        KafkaStreams.CloseOptions options =
                new KafkaStreams.CloseOptions().timeout(CLOSE_TIMEOUT).leaveGroup(!staticMember);
        if (!streams.close(options)) {
            LOG.warnf("topology not closed in time timeout=%s", CLOSE_TIMEOUT);
        }
    }

    private void changed(State state) {
        if (state == State.RUNNING) {
            ownership.assigned(this::owns);
        }
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
        KeyQueryMetadata metadata = streams.queryMetadataForKey(
                TopologyFactory.ORDER_STORE, subscriptionId, Serdes.String().serializer());
        return metadata != null && self.equals(metadata.activeHost());
    }

    private static StreamThreadExceptionResponse failed(Throwable cause) {
        LOG.errorf(cause, "topology thread failed and is replaced");
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
