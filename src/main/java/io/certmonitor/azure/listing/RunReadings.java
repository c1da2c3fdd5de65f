package io.certmonitor.azure.listing;

import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.ScopeReading;
import io.certmonitor.azure.failure.AzureErrors;
import io.certmonitor.order.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * What is told of one run: each scope that is expected ends in exactly one reading, and nothing is told of it after
 * that. Safe for use by several threads.
 */
final class RunReadings {

    private static final Logger LOG = Logger.getLogger(RunReadings.class);

    private final Consumer<ScopeReading> sink;
    private final Map<String, Scope> open = new ConcurrentHashMap<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile boolean closed;
    private int takenWhenLastAsked;

    RunReadings(Consumer<ScopeReading> sink) {
        this.sink = sink;
    }

    /** Each of these is to end in a reading. */
    void expect(Collection<Scope> scopes) {
        if (!closed) {
            scopes.forEach(scope -> open.put(scope.key(), scope));
        }
    }

    /** The scopes that have not ended. */
    List<Scope> open() {
        return List.copyOf(open.values());
    }

    /** Tells nothing more. */
    void close() {
        closed = true;
        open.clear();
    }

    /** Tells what a listing has found so far; an error of whoever takes it fails the listing. */
    void seen(ScopeReading.OrdersSeen reading) {
        if (!closed && open.containsKey(reading.scope().key())) {
            take(reading);
        }
    }

    /**
     * Tells how a scope ended. An error of whoever takes it must take neither the thread nor the other scopes with it.
     */
    @SuppressWarnings("CatchingUnchecked")
    void ended(ScopeReading reading) {
        if (closed || open.remove(reading.scope().key()) == null) {
            return;
        }
        try {
            take(reading);
        } catch (Throwable e) {
            AzureFailure failure = AzureErrors.internal(e);
            tellFailure(new ScopeReading.Failed(reading.scope(), failure.reason(), failure.description()));
        }
    }

    /** Whether a reading is being taken, or was since this was asked last. One thread only may ask. */
    boolean areTaken() {
        int now = taken.get();
        boolean moved = begun.get() != now || now != takenWhenLastAsked;
        takenWhenLastAsked = now;
        return moved;
    }

    private void take(ScopeReading reading) {
        begun.incrementAndGet();
        try {
            sink.accept(reading);
        } finally {
            taken.incrementAndGet();
        }
    }

    /** Reactor would let the run hang when an error left a step. */
    @SuppressWarnings("CatchingUnchecked")
    private void tellFailure(ScopeReading failure) {
        try {
            take(failure);
        } catch (Throwable e) {
            LOG.errorf(e, "The failure of %s could not be told", failure.scope().key());
        }
    }
}
