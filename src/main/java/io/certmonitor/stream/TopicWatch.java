package io.certmonitor.stream;

import io.certmonitor.kafka.KafkaFailures;
import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.KafkaHealth.Part;
import io.certmonitor.view.KafkaTrouble;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Looks at brokers and topics every few seconds from a thread of its own, more often while something is wrong, so that
 * work goes on soon after that has ended.
 */
final class TopicWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PAUSE_IN_TROUBLE = Duration.ofSeconds(2);

    private final Map<String, Object> settings;
    private final int partitions;
    private final Set<String> changelogs;
    private final KafkaHealth health;
    private final Runnable afterEachLook;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "certmonitor-topics");

    /**
     * Prepares the watch.
     *
     * @param settings of the admin client; their timeouts bound a look
     * @param changelogs the names of the changelogs that Kafka Streams may have made
     */
    TopicWatch(
            Map<String, Object> settings,
            int partitions,
            Set<String> changelogs,
            KafkaHealth health,
            Runnable afterEachLook) {
        this.settings = settings;
        this.partitions = partitions;
        this.changelogs = changelogs;
        this.health = health;
        this.afterEachLook = afterEachLook;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends it without waiting: a look that is under way is of no use any more. */
    @Override
    public void close() {
        ended.countDown();
        thread.interrupt();
    }

    private void watch() {
        try {
            do {
                watchWithOneClient();
            } while (goesOn());
        } catch (InterruptedException | InterruptException e) {
            // The service ends.
            Thread.currentThread().interrupt();
        }
    }

    /** Until the end, unless no client can be made: that can be for want of a token, and pass. */
    private void watchWithOneClient() throws InterruptedException {
        try (Admin admin = Admin.create(settings)) {
            TopicLook topics = new TopicLook(admin, partitions, changelogs);
            do {
                look(topics);
                afterEachLook.run();
            } while (goesOn());
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            health.found(Part.TOPICS, KafkaFailures.trouble(e));
        }
    }

    private boolean goesOn() throws InterruptedException {
        return !ended.await(pause().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(TopicLook topics) throws InterruptedException {
        KafkaTrouble trouble;
        try {
            trouble = topics.look();
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            trouble = KafkaFailures.trouble(e);
        }
        if (trouble == null) {
            health.clear(Part.TOPICS);
        } else {
            health.found(Part.TOPICS, trouble);
        }
    }

    private Duration pause() {
        return health.troubles().isEmpty() ? PAUSE : PAUSE_IN_TROUBLE;
    }
}
