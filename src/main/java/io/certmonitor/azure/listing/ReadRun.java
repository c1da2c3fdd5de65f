package io.certmonitor.azure.listing;

import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.ScopeReading;
import io.certmonitor.azure.failure.AzureErrors;
import io.certmonitor.azure.failure.ListingException;
import io.certmonitor.azure.paging.Tries;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Scope;
import io.certmonitor.tracing.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * One round through some subscriptions. Every scope ends in exactly one reading, unless the run is cancelled: it is
 * read, it fails, or the time of the run is up. A subscription that does not answer is left alone for the rest of the
 * run.
 */
final class ReadRun {

    private static final Logger LOG = Logger.getLogger(ReadRun.class);
    /** Ending what is under way takes a moment; how long a reading is being taken does not count. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final String LEFT_BEHIND =
            "The monitor itself failed: its round did not come to an end; the log says more";

    private final UnfinishedScopes unfinished;
    private final Duration budget;
    private final Duration grace;
    private final Scheduler scheduler;
    private final RunReadings readings;
    private final Mono<Long> timeIsUp;
    private final Step cycle = Step.current();
    private final SilentSubscriptions silent = new SilentSubscriptions();
    private final CountDownLatch done = new CountDownLatch(1);

    private volatile boolean late;
    private volatile boolean cancelled;
    private volatile @Nullable Throwable brokeOff;

    /**
     * Prepares a run.
     *
     * @param unfinished remembers what the time did not suffice for
     * @param budget how long the run may take
     * @param scheduler whose threads tell the readings
     */
    ReadRun(UnfinishedScopes unfinished, Duration budget, Scheduler scheduler, Consumer<ScopeReading> sink) {
        this(unfinished, budget, GRACE, scheduler, sink);
    }

    /**
     * Prepares a run.
     *
     * @param grace how long after its time the run may tell nothing before it counts as stuck
     */
    ReadRun(
            UnfinishedScopes unfinished,
            Duration budget,
            Duration grace,
            Scheduler scheduler,
            Consumer<ScopeReading> sink) {
        this.unfinished = unfinished;
        this.budget = budget;
        this.grace = grace;
        this.scheduler = scheduler;
        this.readings = new RunReadings(sink);
        this.timeIsUp = Mono.delay(budget).doOnNext(tick -> late = true).cache();
    }

    /**
     * Does the work, and returns when it is done. Work that breaks off or never ends is a fault of the monitor: the
     * scopes that it leaves without a reading have failed.
     *
     * @throws CancellationException when the run is cancelled or interrupted
     */
    void await(List<String> subscriptionIds, Mono<Void> work) {
        expect(subscriptionIds.stream().map(Scope::subscription).toList());
        Disposable clock = timeIsUp.subscribe();
        Disposable running =
                work.doFinally(signal -> done.countDown()).subscribe(nothing -> {}, error -> brokeOff = error);
        try {
            awaitEnd();
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
        } finally {
            running.dispose();
            clock.dispose();
        }
        failTheRest();
        if (cancelled) {
            throw new CancellationException("Orders are not read any more, the monitor is stopping");
        }
    }

    /** Gives up: no more readings are told, and {@link #await} ends. */
    void cancel() {
        cancelled = true;
        readings.close();
        done.countDown();
    }

    /** Each of these is to end in a reading, besides the subscriptions. */
    void expect(List<Scope> scopes) {
        readings.expect(scopes);
    }

    /** The tries of scopes that are listed at once, which end with the run; they are a step of its trace. */
    Tries tries(List<Scope> scopes) {
        return new Tries(this::isOver, ScopeStep.begin(cycle, scopes));
    }

    /** Reads a scope whose subscription may have fallen silent, tells what came of it, and passes that on. */
    Mono<ScopeReading> scope(Scope scope, Function<Tries, Mono<? extends ScopeReading>> work) {
        return Mono.defer(() -> {
            Tries tries = tries(List.of(scope));
            AzureFailure notToBeTried = silent.notToBeTried(scope.subscriptionId());
            Mono<ScopeReading> reading = notToBeTried == null
                    ? work.apply(tries).<ScopeReading>map(found -> found).doOnNext(found -> silent.answered(scope))
                    : Mono.error(new ListingException(notToBeTried));
            return scopes(List.of(scope), tries, reading.map(List::of), failure -> silent.failed(scope, failure))
                    .map(ended -> ended.get(0));
        });
    }

    /** Reads several scopes at once, which succeed or fail together, and tells what came of each. */
    Mono<List<ScopeReading>> scopes(List<Scope> scopes, Tries tries, Mono<List<ScopeReading>> work) {
        return scopes(scopes, tries, work, failure -> {});
    }

    /** Tells what a listing has found so far; an error of whoever takes it fails the listing. */
    void tellBefore(ScopeReading.OrdersSeen reading) {
        readings.seen(reading);
    }

    private Mono<List<ScopeReading>> scopes(
            List<Scope> scopes, Tries tries, Mono<List<ScopeReading>> work, Consumer<AzureFailure> failed) {
        return Mono.defer(() -> isOver() ? Mono.<List<ScopeReading>>empty() : work)
                .takeUntilOther(timeIsUp)
                .doOnNext(read -> scopes.forEach(unfinished::remove))
                .switchIfEmpty(Mono.defer(() -> Mono.error(tooLate(scopes, tries))))
                // What is cut short may still fail in its own way, such as by an interrupt.
                .onErrorMap(error -> late && !(error instanceof ListingException), error -> tooLate(scopes, tries))
                .onErrorResume(error -> {
                    AzureFailure failure = AzureErrors.of(error);
                    failed.accept(failure);
                    if (failure.reason() != FailureReason.DEADLINE) {
                        scopes.forEach(unfinished::remove);
                    }
                    return Mono.just(
                            scopes.stream().map(scope -> failed(scope, failure)).toList());
                })
                .publishOn(scheduler)
                .doOnNext(ended -> tell(ended, tries.step()))
                .doFinally(signal -> tries.step().end());
    }

    private void tell(List<ScopeReading> ended, Step step) {
        ScopeStep.describe(step, ended);
        step.run(() -> ended.forEach(readings::ended));
    }

    private boolean isOver() {
        return late || cancelled;
    }

    private ListingException tooLate(List<Scope> scopes, Tries tries) {
        scopes.forEach(unfinished::add);
        return new ListingException(
                FailureReason.DEADLINE,
                "Not read before the next poll was due" + tries.trouble()
                        + ": it goes first next time; raise certmonitor.poll.interval or"
                        + " certmonitor.azure.concurrency if this stays");
    }

    private void awaitEnd() throws InterruptedException {
        boolean ended = done.await(budget.toMillis(), TimeUnit.MILLISECONDS);
        boolean moving = true;
        while (!ended && moving) {
            ended = done.await(grace.toMillis(), TimeUnit.MILLISECONDS);
            moving = readings.areTaken();
        }
    }

    private void failTheRest() {
        List<Scope> rest = readings.open();
        if (!cancelled && (done.getCount() > 0 || brokeOff != null || !rest.isEmpty())) {
            LOG.errorf(
                    brokeOff, "The run through Azure did not come to its end scopes-without-reading=%d", rest.size());
            rest.forEach(scope -> readings.ended(new ScopeReading.Failed(scope, FailureReason.INTERNAL, LEFT_BEHIND)));
        }
        readings.close();
    }

    private static ScopeReading failed(Scope scope, AzureFailure failure) {
        return new ScopeReading.Failed(scope, failure.reason(), failure.description());
    }
}
