package io.certmonitor.stream;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Reads the orders of partitions that begin, one partition after the other, beside the thread of the topology. Safe for
 * use by several threads.
 */
final class StateReader {

    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Executor executor;
    private final Map<Integer, CompletableFuture<Void>> readings = new ConcurrentHashMap<>();

    /** Reads by an executor that does one thing after the other. */
    StateReader(Executor executor) {
        this.executor = executor;
    }

    /** Reads on a thread of its own, which ends when there has been nothing to read for a while. */
    static StateReader onItsOwnThread() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1, 1, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), StateReader::thread);
        executor.allowCoreThreadTimeOut(true);
        return new StateReader(executor);
    }

    private static Thread thread(Runnable reading) {
        Thread thread = new Thread(reading, "certmonitor-state");
        thread.setDaemon(true);
        return thread;
    }

    /** Reads a partition, after all that was asked for before. */
    CompletableFuture<Void> read(int partition, Runnable reading) {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        readings.put(partition, asked);
        executor.execute(() -> finish(partition, asked, reading));
        return asked;
    }

    private void finish(int partition, CompletableFuture<Void> asked, Runnable reading) {
        try {
            reading.run();
            asked.complete(null);
        } catch (RuntimeException | Error e) {
            asked.completeExceptionally(e);
        } finally {
            readings.remove(partition, asked);
        }
    }

    /** Whether the reading of a partition that was asked for last is not over; it is over, too, when it has failed. */
    boolean isReading(int partition) {
        return readings.containsKey(partition);
    }
}
