package io.certmonitor.stream;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

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

    /** Reads, after all that was asked for before. */
    synchronized CompletableFuture<Void> read(Runnable reading) {
        last = CompletableFuture.runAsync(reading, executor);
        return last;
    }

    /**
     * Waits until all that was asked for so far is read, or could not be. Whoever waits for one partition alone would
     * wait for the next one later, then perhaps in the middle of a transaction, which must not last long.
     */
    void await() {
        CompletableFuture<Void> awaited;
        synchronized (this) {
            awaited = last;
        }
        awaited.handle((done, failure) -> null).join();
    }
}
