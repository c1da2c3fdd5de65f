package io.certmonitor.poll;

import io.certmonitor.kafka.KafkaFailures;
import io.certmonitor.observation.Observation;
import io.certmonitor.tracing.Step;
import io.certmonitor.tracing.TraceNames;
import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.KafkaHealth.Part;
import io.certmonitor.view.KafkaTrouble;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends observations and waits until they are safe. Safe for use by several threads. */
final class ObservationPublisher {

    private final ObservationSink sink;
    private final KafkaHealth health;

    ObservationPublisher(ObservationSink sink, KafkaHealth health) {
        this.sink = sink;
        this.health = health;
    }

    /**
     * Sends observations in order. The last is sent once all others are safe: it may say that a listing is complete,
     * which a lost order before it would make untrue.
     *
     * @return why not all of them are safe; null when they are
     */
    @Nullable
    KafkaTrouble publish(List<Observation> observations) {
        return traced(observations.size(), () -> publishWithLast(observations));
    }

    /**
     * Sends within a step of the trace, which whoever reads what was sent goes on from.
     *
     * @param count how many observations that are
     */
    <T extends @Nullable Object> T traced(int count, Supplier<T> sending) {
        Step step = Step.current()
                .beginSending(TraceNames.SEND_OBSERVATIONS)
                .set(TraceNames.MESSAGING_SYSTEM, "kafka")
                .set(TraceNames.MESSAGING_OPERATION, "send")
                .set(TraceNames.MESSAGING_DESTINATION, "certmonitor.observations")
                .set(TraceNames.MESSAGING_COUNT, count);
        try {
            return step.call(sending);
        } finally {
            step.end();
        }
    }

    /** Sends an observation, without waiting for it. */
    CompletableFuture<Void> begin(Observation observation) {
        return sink.send(observation).toCompletableFuture();
    }

    /**
     * Waits until it is known what became of what was sent, or until the thread is interrupted.
     *
     * @return why it is not safe; null when it is
     */
    @Nullable
    KafkaTrouble troubleOf(CompletableFuture<?> sent) {
        try {
            sent.get();
            health.clear(Part.OBSERVATIONS);
            return null;
        } catch (ExecutionException e) {
            KafkaTrouble trouble = KafkaFailures.trouble(e.getCause() == null ? e : e.getCause());
            Step.current().fail(trouble.reason().label());
            health.found(Part.OBSERVATIONS, trouble);
            return trouble;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new KafkaTrouble(KafkaTrouble.Reason.INTERNAL, "interrupted");
        }
    }

    /** How often sending had to stop so far, since Kafka could not take anything. */
    long pauses() {
        return health.pauses();
    }

    private @Nullable KafkaTrouble publishWithLast(List<Observation> observations) {
        int last = observations.size() - 1;
        KafkaTrouble trouble = send(observations.subList(0, last));
        return trouble == null ? send(observations.subList(last, observations.size())) : trouble;
    }

    private @Nullable KafkaTrouble send(List<Observation> observations) {
        return observations.isEmpty()
                ? null
                : troubleOf(CompletableFuture.allOf(observations.stream()
                        .map(sink::send)
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture[]::new)));
    }
}
