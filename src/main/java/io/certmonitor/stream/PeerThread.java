package io.certmonitor.stream;

import io.certmonitor.view.FleetView;
import io.certmonitor.view.PeerView;
import io.certmonitor.view.ServiceStatus;
import io.certmonitor.view.ServiceStatus.Phase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** Keeps a {@link PeerReader} reading while the topology runs, in a thread of its own. */
final class PeerThread implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PeerThread.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final int ANSWER_TIMEOUT_MILLIS = 5_000;

    private final Consumer<String, byte[]> consumer;
    private final PeerReader reader;
    private final ServiceStatus status;
    private final Thread thread = new Thread(this::run, "certmonitor-peers");
    private final CountDownLatch closing = new CountDownLatch(1);
    private String trouble = "";

    private PeerThread(Consumer<String, byte[]> consumer, PeerReader reader, ServiceStatus status) {
        this.consumer = consumer;
        this.reader = reader;
        this.status = status;
    }

    /**
     * Starts reading once the topology runs.
     *
     * @param clients what every Kafka client of the service shares: brokers and security
     * @param partitions how many partitions there are in all
     */
    static PeerThread start(
            Map<String, Object> clients, int partitions, FleetView own, PeerView peers, ServiceStatus status) {
        Consumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings(clients), new StringDeserializer(), new ByteArrayDeserializer());
        PeerThread started = new PeerThread(consumer, new PeerReader(consumer, partitions, own, peers), status);
        started.thread.setDaemon(true);
        started.thread.start();
        return started;
    }

    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, Object> settings(Map<String, Object> clients) {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "certmonitor-peers");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MILLIS);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        return settings;
    }

    private void run() {
        try {
            while (!isClosing(Duration.ZERO)) {
                if (!readOn()) {
                    isClosing(PAUSE);
                }
            }
        } catch (WakeupException | InterruptException e) {
            LOG.debug("stops following other replicas", e);
        } finally {
            consumer.close();
        }
    }

    /** What is not owned is known only while the topology runs: else all partitions would be read, and none needed. */
    private boolean readOn() {
        try {
            boolean reads = status.phase() == Phase.RUNNING && reader.read();
            note("");
            return reads;
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            note(e.getClass().getSimpleName() + ": " + e.getMessage());
            return false;
        }
    }

    private boolean isClosing(Duration wait) {
        try {
            return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Says a trouble once; the message of a timeout is another one each time. */
    private void note(String now) {
        boolean other = now.isEmpty() != trouble.isEmpty();
        trouble = now;
        if (other && now.isEmpty()) {
            LOG.info("other replicas followed again");
        } else if (other) {
            LOG.warnf("other replicas cannot be followed, the API shows what they stored before reason=\"%s\"", now);
        }
    }
}
