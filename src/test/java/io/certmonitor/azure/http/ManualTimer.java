package io.certmonitor.azure.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/** Time that stands still unless it is told to pass; what is then due runs in the thread that tells it. */
final class ManualTimer implements Scheduler {

    private final List<Task> pending = new ArrayList<>();
    private Duration now = Duration.ZERO;

    /** Lets all the time pass that anybody waits for now. */
    void pass() {
        pending.stream().map(Task::due).max(Duration::compareTo).ifPresent(last -> pass(last.minus(now)));
    }

    void pass(Duration time) {
        now = now.plus(time);
        List<Task> due = pending.stream()
                .filter(task -> task.due().compareTo(now) <= 0)
                .sorted(Comparator.comparing(Task::due))
                .toList();
        pending.removeAll(due);
        due.forEach(task -> task.work().run());
    }

    @Override
    public Disposable schedule(Runnable work, long delay, TimeUnit unit) {
        Task task = new Task(now.plus(Duration.of(delay, unit.toChronoUnit())), work);
        pending.add(task);
        return () -> pending.remove(task);
    }

    @Override
    public Disposable schedule(Runnable work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Worker createWorker() {
        throw new UnsupportedOperationException();
    }

    private record Task(Duration due, Runnable work) {}
}
