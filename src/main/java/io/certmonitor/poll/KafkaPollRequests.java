package io.certmonitor.poll;

import io.certmonitor.config.TopicsConfig;
import io.certmonitor.kafka.KafkaFailures;
import io.certmonitor.observation.PollRequest;
import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.KafkaHealth.Part;
import io.certmonitor.view.KafkaTrouble;
import io.certmonitor.wire.WireJson;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Writes a request to every partition of {@code certmonitor.observations}, with the producer that sends what polls see:
 * whoever owns a partition reads it there, so no replica needs to know or reach another.
 */
@ApplicationScoped
public class KafkaPollRequests implements PollRequests {

    private static final String CHANNEL = "observations";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaClientService clients;
    private final KafkaHealth health;
    private final String topic;
    private final int partitions;

    KafkaPollRequests(
            KafkaClientService clients,
            KafkaHealth health,
            @ConfigProperty(name = "mp.messaging.outgoing." + CHANNEL + ".topic") String topic,
            TopicsConfig topics) {
        this.clients = clients;
        this.health = health;
        this.topic = topic;
        this.partitions = topics.partitions();
    }

    @Override
    public void send(PollRequest request) throws PollNotRequestedException {
        KafkaTrouble trouble = health.troubles().get(Part.TOPICS);
        if (trouble != null && !health.allowsPolls()) {
            throw new PollNotRequestedException(trouble.message());
        }
        await(sendToEachPartition(WireJson.write(request)));
    }

    private CompletableFuture<?> sendToEachPartition(byte[] request) {
        KafkaProducer<@Nullable String, byte[]> producer = clients.getProducer(CHANNEL);
        List<Uni<RecordMetadata>> sent = IntStream.range(0, partitions)
                .mapToObj(partition -> producer.send(new ProducerRecord<>(topic, partition, null, request)))
                .toList();
        return Uni.join().all(sent).andFailFast().subscribeAsCompletionStage();
    }

    private static void await(CompletableFuture<?> sent) throws PollNotRequestedException {
        try {
            sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new PollNotRequestedException(KafkaFailures.trouble(e).message());
        } catch (TimeoutException e) {
            throw new PollNotRequestedException("no broker has answered within " + PATIENCE.toSeconds()
                    + " seconds: check kafka.bootstrap.servers, the network and the brokers");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PollNotRequestedException("the service ends: ask another replica");
        }
    }
}
