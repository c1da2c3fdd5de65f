package io.certmonitor.poll;

import io.certmonitor.observation.Observation;
import io.certmonitor.tracing.Step;
import io.certmonitor.tracing.Tracing;
import io.certmonitor.view.KafkaHealth;
import io.certmonitor.wire.WireJson;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

/**
 * Sends observations to {@code certmonitor.observations} through SmallRye Reactive Messaging. While Kafka cannot take
 * them, whoever sends waits, and with them the reading of Azure.
 */
@ApplicationScoped
public class KafkaObservationSink implements ObservationSink {

    private static final int MAX_UNDER_WAY = 512;

    private final KafkaHealth health;
    private final Emitter<byte[]> emitter;
    private final Semaphore permits = new Semaphore(MAX_UNDER_WAY);

    KafkaObservationSink(
            KafkaHealth health,
            @Channel("observations") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 2 * MAX_UNDER_WAY)
                    Emitter<byte[]> emitter) {
        this.health = health;
        this.emitter = emitter;
    }

    @Override
    public CompletionStage<Void> send(Observation observation) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        try {
            if (!health.awaitPolls()) {
                return CompletableFuture.failedStage(new IllegalStateException("The service ends"));
            }
            permits.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            sent.completeExceptionally(e);
            return sent;
        }
        try {
            emitter.send(message(observation, sent));
        } catch (RuntimeException e) {
            end(() -> sent.completeExceptionally(e));
        }
        return sent;
    }

    private Message<byte[]> message(Observation observation, CompletableFuture<Void> sent) {
        OutgoingKafkaRecordMetadata<String> key = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(observation.subscriptionId())
                .withHeaders(headers(Step.current().traceparent()))
                .build();
        return Message.of(
                WireJson.write(observation),
                Metadata.of(key),
                () -> end(() -> sent.complete(null)),
                failure -> end(() -> sent.completeExceptionally(failure)));
    }

    private static Headers headers(@Nullable String traceparent) {
        Headers headers = new RecordHeaders();
        return traceparent == null
                ? headers
                : headers.add(Tracing.TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8));
    }

    private CompletionStage<Void> end(Runnable completion) {
        permits.release();
        completion.run();
        return CompletableFuture.completedStage(null);
    }
}
