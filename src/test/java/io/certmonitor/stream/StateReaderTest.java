package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StateReaderTest {

    private final StateReader reader = StateReader.onItsOwnThread();
    private final List<String> read = new CopyOnWriteArrayList<>();

    @Test
    void readsOneAfterTheOtherBesideWhoAsks() {
        CountDownLatch held = new CountDownLatch(1);
        CompletableFuture<Void> first = reader.read(() -> hold(held));
        CompletableFuture<Void> second =
                reader.read(() -> read.add("second " + Thread.currentThread().getName()));
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();

        held.countDown();

        reader.await();
        assertThat(read).containsExactly("second certmonitor-state");
    }

    /** Or a transaction that the first has begun would have to wait for the second. */
    @Test
    void whoWaitsForOneWaitsForAllThatWereAskedFor() {
        CountDownLatch held = new CountDownLatch(1);
        CompletableFuture<Void> first = reader.read(() -> read.add("first"));
        CompletableFuture<Void> second = reader.read(() -> hold(held));
        first.join();

        CompletableFuture<Void> waiting = CompletableFuture.runAsync(reader::await);

        await().during(Duration.ofMillis(200)).until(() -> !waiting.isDone());
        held.countDown();
        await().until(waiting::isDone);
        assertThat(second).isCompleted();
    }

    @Test
    void whatCannotBeReadEndsTheWaitToo() {
        CompletableFuture<Void> failing = reader.read(() -> {
            throw new IllegalStateException("no");
        });

        reader.await();

        assertThat(failing).isCompletedExceptionally();
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
