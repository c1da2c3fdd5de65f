package io.certmonitor.stream;

import io.certmonitor.config.MonitorConfig;
import io.certmonitor.config.StreamConfig;
import io.certmonitor.config.TopicsConfig;
import io.certmonitor.kafka.KafkaFailures;
import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.KafkaHealth.Part;
import io.certmonitor.view.KafkaTrouble;
import io.certmonitor.view.PartitionOwnership;
import io.certmonitor.view.PeerView;
import io.certmonitor.view.ServiceStatus;
import io.certmonitor.view.ServiceStatus.Phase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the topology up beside the rest of the service: waits for the broker, creates or checks the topics, and only
 * then starts it. The service answers its liveness probe all the while.
 */
@ApplicationScoped
public class StreamService {

    private static final Logger LOG = Logger.getLogger(StreamService.class);
    private static final long RETRY_MILLIS = 1_000;

    private final Map<String, Object> kafka;
    private final TopicsConfig topics;
    private final MonitorConfig monitor;
    private final StreamConfig stream;
    private final ServiceStatus status;
    private final PartitionOwnership ownership;
    private final PeerView peers;
    private final KafkaHealth health;
    private final MeterRegistry registry;
    private final JudgeDependencies dependencies;
    private final String applicationServer;
    private @Nullable Thread starter;
    private volatile @Nullable TopologyRunner runner;
    private volatile @Nullable PeerThread peerThread;
    private volatile @Nullable TopicWatch watch;

    StreamService(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            TopicsConfig topics,
            MonitorConfig monitor,
            StreamConfig stream,
            ServiceStatus status,
            PartitionOwnership ownership,
            PeerView peers,
            KafkaHealth health,
            JudgeDependencies dependencies,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.kafka = kafka;
        this.topics = topics;
        this.monitor = monitor;
        this.stream = stream;
        this.status = status;
        this.ownership = ownership;
        this.peers = peers;
        this.health = health;
        this.registry = registry;
        // Never connected to: it only has to tell this replica from the others.
        this.applicationServer =
                monitor.instanceId().orElseGet(() -> UUID.randomUUID().toString()) + ":" + port;
        this.dependencies = dependencies;
    }

    void start(@Observes StartupEvent event) {
        Thread thread = new Thread(this::startTopology, "certmonitor-start");
        thread.setDaemon(true);
        starter = thread;
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        if (starter != null) {
            starter.interrupt();
        }
        health.end();
        ifStarted(watch, TopicWatch::close);
        ifStarted(peerThread, PeerThread::close);
        ifStarted(runner, TopologyRunner::close);
    }

    private static <T> void ifStarted(@Nullable T part, Consumer<T> close) {
        if (part != null) {
            close.accept(part);
        }
    }

    private void startTopology() {
        try {
            List<String> problems = topicsWhenBrokerAnswers();
            if (problems.isEmpty()) {
                run();
            } else {
                problems.forEach(problem -> LOG.errorf("topic is not as it must be %s", problem));
                Quarkus.asyncExit(1);
            }
        } catch (KafkaException e) {
            LOG.errorf(
                    "Kafka clients cannot be made with these settings reason=\"%s\"",
                    KafkaFailures.trouble(e).message());
            Quarkus.asyncExit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> topicsWhenBrokerAnswers() throws InterruptedException {
        while (true) {
            try {
                List<String> problems = createOrCheckTopics();
                health.clear(Part.TOPICS);
                return problems;
            } catch (ExecutionException e) {
                health.found(Part.TOPICS, KafkaFailures.trouble(e));
            } catch (KafkaException e) {
                KafkaTrouble trouble = KafkaFailures.trouble(e);
                if (trouble.reason() == KafkaTrouble.Reason.INTERNAL) {
                    throw e;
                }
                health.found(Part.TOPICS, trouble);
            }
            Thread.sleep(RETRY_MILLIS);
        }
    }

    private List<String> createOrCheckTopics() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(StreamsSettings.admin(kafka))) {
            return new TopicSetup(admin, topics.partitions(), topics.replicationFactor()).createOrCheck();
        }
    }

    private void run() {
        status.enter(Phase.RESTORING);
        TopologyRunner starting = new TopologyRunner(
                TopologyFactory.create(dependencies),
                StreamsSettings.of(kafka, stream, topics, monitor, applicationServer),
                new JudgingClients(dependencies.commits(), dependencies.reader(), monitor.instanceId()),
                applicationServer,
                status,
                ownership,
                health,
                dependencies.clock());
        runner = starting;
        starting.start(registry);
        peerThread = PeerThread.start(kafka, topics.partitions(), dependencies.view(), peers, status);
        TopicWatch watching = new TopicWatch(
                StreamsSettings.admin(kafka),
                topics.partitions(),
                StreamsSettings.changelogs(),
                health,
                starting::settle);
        watch = watching;
        watching.start();
    }
}
