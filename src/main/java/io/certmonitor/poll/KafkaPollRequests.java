package io.certmonitor.poll;

import io.certmonitor.config.TopicsConfig;
import io.certmonitor.kafka.KafkaFailures;
import io.certmonitor.observation.PollRequest;
import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.KafkaHealth.Part;
import io.certmonitor.view.KafkaTrouble;
import io.certmonitor.view.ServiceStatus;
import io.certmonitor.wire.WireJson;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes a request to every partition of {@code certmonitor.observations}, with the producer that sends what polls see:
 * whoever owns a partition reads it there, so no replica needs to know or reach another.
 */
@ApplicationScoped
public class KafkaPollRequests implements PollRequests {

    private static final Logger LOG = Logger.getLogger(KafkaPollRequests.class);
    private static final String CHANNEL = "observations";
    private static final String TOPIC = "certmonitor.observations";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Each request is a record in every partition, so nobody may flood the topic with them. */
    private static final int AT_ONCE = 5;

    private static final Duration TO_NEXT = Duration.ofSeconds(10);

    private final KafkaClientService clients;
    private final KafkaHealth health;
    private final ServiceStatus status;
    private final int partitions;
    private final Duration patience;
    private final Bucket allowance;

    @Inject
    KafkaPollRequests(KafkaClientService clients, KafkaHealth health, ServiceStatus status, TopicsConfig topics) {
        this(clients, health, status, topics.partitions(), PATIENCE, TimeMeter.SYSTEM_NANOTIME);
    }

    KafkaPollRequests(
            KafkaClientService clients,
            KafkaHealth health,
            ServiceStatus status,
            int partitions,
            Duration patience,
            TimeMeter time) {
        this.clients = clients;
        this.health = health;
        this.status = status;
        this.partitions = partitions;
        this.patience = patience;
        this.allowance = Bucket.builder()
                .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(1, TO_NEXT))
                .withCustomTimePrecision(time)
                .build();
    }

    @Override
    public void send(PollRequest request) throws PollNotRequestedException {
        refuseWhileKafkaCannotTakeIt();
        takeOneOfTheAllowance();
        try {
            await(sendToEachPartition(WireJson.write(request)));
            LOG.infof("poll requested id=%s", request.id());
        } catch (PollNotRequestedException e) {
            LOG.warnf("poll not requested id=%s reason=\"%s\"", request.id(), e.reason());
            throw e;
        }
    }

    private void refuseWhileKafkaCannotTakeIt() throws PollNotRequestedException {
        KafkaTrouble trouble = health.troubles().get(Part.TOPICS);
        if (trouble != null) {
            throw PollNotRequestedException.because(trouble.message());
        }
        if (!status.phase().topicsChecked()) {
            // A producer that asks for a topic can make the broker create it, with as many partitions as it likes.
            throw PollNotRequestedException.because(
                    "the monitor has not looked at its topics yet: try again in a moment");
        }
    }

    private void takeOneOfTheAllowance() throws PollNotRequestedException {
        ConsumptionProbe probe = allowance.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw PollNotRequestedException.tooSoon(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private CompletableFuture<?> sendToEachPartition(byte[] request) {
        KafkaProducer<@Nullable String, byte[]> producer = clients.getProducer(CHANNEL);
        List<Uni<RecordMetadata>> sent = IntStream.range(0, partitions)
                .mapToObj(partition -> producer.send(new ProducerRecord<>(TOPIC, partition, null, request)))
                .toList();
        return Uni.join().all(sent).andFailFast().subscribeAsCompletionStage();
    }

    private void await(CompletableFuture<?> sent) throws PollNotRequestedException {
        try {
            sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw PollNotRequestedException.because(KafkaFailures.trouble(e).message());
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw PollNotRequestedException.because("the brokers have not confirmed it within " + patience.toSeconds()
                    + " seconds: the health check says more if they are in trouble");
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw PollNotRequestedException.because("this replica ends: ask another");
        }
    }
}
