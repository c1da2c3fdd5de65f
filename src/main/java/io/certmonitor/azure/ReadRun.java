package io.certmonitor.azure;

import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Scope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
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

    private final UnfinishedScopes unfinished;
    private final Consumer<ScopeReading> sink;
    private final Scheduler scheduler;
    private final Mono<Long> timeIsUp;
    private final SilentSubscriptions silent = new SilentSubscriptions();
    private final CountDownLatch done = new CountDownLatch(1);

    private volatile boolean late;
    private volatile boolean cancelled;

    /**
     * Prepares a run.
     *
     * @param unfinished remembers what the time did not suffice for
     * @param budget how long the run may take
     * @param scheduler whose threads tell the readings
     */
    ReadRun(UnfinishedScopes unfinished, Duration budget, Scheduler scheduler, Consumer<ScopeReading> sink) {
        this.unfinished = unfinished;
        this.sink = sink;
        this.scheduler = scheduler;
        this.timeIsUp = Mono.delay(budget).doOnNext(tick -> late = true).cache();
    }

    /** Does the work, and returns when it is done, or the run is cancelled or interrupted. */
    void await(Mono<Void> work) {
        Disposable clock = timeIsUp.subscribe();
        Disposable running = work.doFinally(signal -> done.countDown())
                .subscribe(nothing -> {}, error -> LOG.error("The run through Azure broke off", error));
        try {
            done.await();
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
        } finally {
            running.dispose();
            clock.dispose();
        }
    }

    /** Gives up: no more readings are told, and {@link #await} returns. */
    void cancel() {
        cancelled = true;
        done.countDown();
    }

    /** The tries of a scope, which end with the run. */
    Tries tries() {
        return new Tries(this::isOver);
    }

    /** Reads a scope whose subscription may have fallen silent, tells what came of it, and passes that on. */
    Mono<ScopeReading> scope(Scope scope, Function<Tries, Mono<? extends ScopeReading>> work) {
        return Mono.defer(() -> {
            Tries tries = tries();
            AzureFailure notToBeTried = silent.notToBeTried(scope.subscriptionId());
            Mono<ScopeReading> reading = notToBeTried == null
                    ? work.apply(tries).<ScopeReading>map(found -> found).doOnNext(found -> silent.answered(scope))
                    : Mono.error(new ListingException(notToBeTried));
            return scopes(List.of(scope), tries, reading.map(List::of), failure -> silent.failed(scope, failure))
                    .map(readings -> readings.get(0));
        });
    }

    /** Reads several scopes at once, which succeed or fail together, and tells what came of each. */
    Mono<List<ScopeReading>> scopes(List<Scope> scopes, Tries tries, Mono<List<ScopeReading>> work) {
        return scopes(scopes, tries, work, failure -> {});
    }

    /** Tells what a listing has found so far; an error of whoever takes it fails the listing. */
    void tellBefore(ScopeReading.OrdersSeen reading) {
        if (!cancelled) {
            sink.accept(reading);
        }
    }

    /**
     * Tells how a scope ended. An error of whoever takes it must take neither the thread nor the other scopes with it.
     */
    @SuppressWarnings("CatchingUnchecked")
    private void tell(ScopeReading reading) {
        if (cancelled) {
            return;
        }
        try {
            sink.accept(reading);
        } catch (Throwable e) {
            tellFailure(failed(reading.scope(), AzureErrors.internal(e)));
        }
    }

    private Mono<List<ScopeReading>> scopes(
            List<Scope> scopes, Tries tries, Mono<List<ScopeReading>> work, Consumer<AzureFailure> failed) {
        return Mono.defer(() -> isOver() ? Mono.<List<ScopeReading>>empty() : work)
                .takeUntilOther(timeIsUp)
                .doOnNext(readings -> scopes.forEach(unfinished::remove))
                .switchIfEmpty(Mono.defer(() -> Mono.error(tooLate(scopes, tries))))
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
                .doOnNext(readings -> readings.forEach(this::tell));
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

    /** Reactor would let the run hang when an error left a step. */
    @SuppressWarnings("CatchingUnchecked")
    private void tellFailure(ScopeReading failure) {
        try {
            sink.accept(failure);
        } catch (Throwable e) {
            LOG.errorf(e, "The failure of %s could not be told", failure.scope().key());
        }
    }

    private static ScopeReading failed(Scope scope, AzureFailure failure) {
        return new ScopeReading.Failed(scope, failure.reason(), failure.description());
    }
}
