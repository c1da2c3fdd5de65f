package io.certmonitor.poll;

import io.certmonitor.observation.Observation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Sends observations and waits until they are safe. Safe for use by several threads. */
final class ObservationPublisher {

    private static final Logger LOG = Logger.getLogger(ObservationPublisher.class);

    private final ObservationSink sink;
    private final AtomicReference<String> trouble = new AtomicReference<>("");

    ObservationPublisher(ObservationSink sink) {
        this.sink = sink;
    }

    /**
     * Sends observations in order. The last is sent once all others are safe: it may say that a listing is complete,
     * which a lost order before it would make untrue.
     *
     * @return whether all of them are safe
     */
    boolean publish(List<Observation> observations) {
        int last = observations.size() - 1;
        return send(observations.subList(0, last)) && send(observations.subList(last, observations.size()));
    }

    /** Sends an observation, without waiting for it. */
    CompletableFuture<Void> begin(Observation observation) {
        return sink.send(observation).toCompletableFuture();
    }

    /** Whether what was sent is safe; waits until that is known, or until the thread is interrupted. */
    boolean isSafe(CompletableFuture<?> sent) {
        try {
            sent.get();
            note("");
            return true;
        } catch (ExecutionException e) {
            note(String.valueOf(e.getCause()));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean send(List<Observation> observations) {
        return observations.isEmpty()
                || isSafe(CompletableFuture.allOf(observations.stream()
                        .map(sink::send)
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture[]::new)));
    }

    private void note(String reason) {
        String before = trouble.getAndSet(reason);
        if (!reason.isEmpty() && !reason.equals(before)) {
            LOG.warnf("observations not sent reason=\"%s\"", reason);
        } else if (reason.isEmpty() && !String.valueOf(before).isEmpty()) {
            LOG.info("observations sent again");
        }
    }
}
