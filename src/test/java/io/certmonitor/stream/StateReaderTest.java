package io.certmonitor.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StateReaderTest {

    private final List<String> read = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> asked = new ArrayDeque<>();
    private final StateReader later = new StateReader(asked::add);

    @Test
    void readsOneAfterTheOtherBesideWhoAsks() {
        StateReader reader = StateReader.onItsOwnThread();
        CountDownLatch held = new CountDownLatch(1);
        CompletableFuture<Void> first = reader.read(1, () -> hold(held));
        CompletableFuture<Void> second =
                reader.read(2, () -> read.add("second " + Thread.currentThread().getName()));
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();

        held.countDown();

        await().until(second::isDone);
        assertThat(read).containsExactly("second certmonitor-state");
    }

    @Test
    void aPartitionIsReadUntilItsReadingIsOver() {
        CompletableFuture<Void> reading = later.read(1, () -> read.add("one"));
        assertThat(later.isReading(1)).isTrue();
        assertThat(later.isReading(2)).isFalse();

        asked.remove().run();

        assertThat(later.isReading(1)).isFalse();
        assertThat(reading).isCompleted();
        assertThat(read).containsExactly("one");
    }

    @Test
    void whatCannotBeReadIsOverToo() {
        CompletableFuture<Void> failing = later.read(1, () -> {
            throw new IllegalStateException("no");
        });

        asked.remove().run();

        assertThat(later.isReading(1)).isFalse();
        assertThat(failing).isCompletedExceptionally();
    }

    @Test
    void aPartitionThatCameBackIsReadUntilItsSecondReadingIsOver() {
        CompletableFuture<Void> givenUp = later.read(1, () -> read.add("given up"));
        CompletableFuture<Void> back = later.read(1, () -> read.add("back"));

        asked.remove().run();
        assertThat(givenUp).isCompleted();
        assertThat(later.isReading(1)).isTrue();

        asked.remove().run();
        assertThat(back).isCompleted();
        assertThat(later.isReading(1)).isFalse();
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
