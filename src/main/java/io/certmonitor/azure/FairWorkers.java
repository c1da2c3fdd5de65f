package io.certmonitor.azure;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bounded pool that is shared fairly: the next task comes from the subscription that has the fewest under way. One
 * that has many resource groups, or that Azure makes wait, therefore holds up no other.
 */
final class FairWorkers implements AutoCloseable {

    private final ExecutorService pool;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();

    FairWorkers(int size) {
        this.pool = Executors.newFixedThreadPool(size, threads());
    }

    /**
     * Lets a task run as soon as it is its turn.
     *
     * @param subscription whose turn the task takes
     * @throws java.util.concurrent.RejectedExecutionException when the pool is closed
     */
    void submit(String subscription, Runnable task) {
        synchronized (lanes) {
            lanes.computeIfAbsent(subscription, id -> new Lane()).waiting.add(task);
        }
        // There are as many turns as tasks, so each turn finds one.
        pool.execute(this::takeTurn);
    }

    /** Interrupts what runs and drops what waits. */
    @Override
    public void close() {
        pool.shutdownNow();
    }

    private void takeTurn() {
        Map.Entry<String, Lane> turn;
        Runnable task;
        synchronized (lanes) {
            turn = lanes.entrySet().stream()
                    .filter(entry -> !entry.getValue().waiting.isEmpty())
                    .min(Comparator.comparingInt(entry -> entry.getValue().running))
                    .orElseThrow();
            Lane lane = turn.getValue();
            task = lane.waiting.remove();
            lane.running++;
            // To the back, so that those with equally many under way take turns.
            lanes.remove(turn.getKey());
            lanes.put(turn.getKey(), lane);
        }
        try {
            task.run();
        } finally {
            leave(turn.getKey(), turn.getValue());
        }
    }

    private void leave(String subscription, Lane lane) {
        synchronized (lanes) {
            lane.running--;
            if (lane.running == 0 && lane.waiting.isEmpty()) {
                lanes.remove(subscription);
            }
        }
    }

    private static ThreadFactory threads() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "azure-listing-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static final class Lane {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int running;
    }
}
