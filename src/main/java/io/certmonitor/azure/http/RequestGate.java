package io.certmonitor.azure.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Bounds how many requests are under way, and shares them fairly: the next one comes from the lane that has the fewest
 * under way. A request that takes far longer than others usually do gives its place to the next, so that what hangs
 * delays nobody; at most as many may do so as there are places, which is the bound on requests in all. Only what is
 * really on its way to Azure holds a place; a wait between two tries does not, nor does what waits for a pause of its
 * lane to end.
 *
 * <p>Answers take memory until they are told. Requests under way and answers that are not told yet are together at most
 * twice as many as there are places: when whoever is told is slow, no more is asked for.
 */
final class RequestGate {

    private static final Duration SHORTEST_STALL = Duration.ofMillis(500);
    private static final int STALLED_BEYOND_TYPICAL = 4;
    private static final double WEIGHT_OF_LATEST = 0.1;

    private final int places;
    private final Scheduler timer;
    private final RequestLanes<Ticket> lanes = new RequestLanes<>();
    /** What takes long and still holds its place, since as many have stalled as may. */
    private final Set<Ticket> overdue = new LinkedHashSet<>();

    private int underWay;
    private int stalled;
    private int untold;
    private double typicalMillis;

    /**
     * Makes a gate.
     *
     * @param places how many requests may be under way besides those that have stalled
     * @param timer tells when a request has stalled
     */
    RequestGate(int places, Scheduler timer) {
        this.places = places;
        this.timer = timer;
    }

    /**
     * The request, which is sent as soon as it is its turn.
     *
     * @param over whether whoever asks has run out of time and is about to give up. The request is then never sent, and
     *     ends by being given up: else each that is given up would let in another that is given up next.
     * @param hold given the place that the answer takes, to dispose of once the answer is told or given up
     */
    <T> Mono<T> admit(String lane, BooleanSupplier over, Disposable.Swap hold, Mono<T> request) {
        return Mono.defer(() -> {
            Ticket ticket = new Ticket(lane, over);
            return Mono.<T>defer(() -> {
                        enter(ticket);
                        return ticket.turn.asMono().then(request);
                    })
                    .doOnNext(answer -> answered(ticket, hold))
                    .doOnTerminate(() -> leave(ticket, true))
                    .doOnCancel(() -> leave(ticket, false));
        });
    }

    /** Lets no further request of the lane go before this has passed. Pauses may overlap; those of zero are none. */
    void pause(String id, Duration pause) {
        if (pause.isZero()) {
            return;
        }
        synchronized (lanes) {
            lanes.pause(id);
        }
        timer.schedule(() -> resume(id), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void resume(String id) {
        synchronized (lanes) {
            lanes.resume(id);
        }
        letIn();
    }

    private void enter(Ticket ticket) {
        synchronized (lanes) {
            lanes.add(ticket.lane, ticket);
        }
        letIn();
    }

    private void letIn() {
        List<Ticket> admitted = new ArrayList<>();
        synchronized (lanes) {
            while (underWay < places && underWay + stalled + untold < 2 * places) {
                Ticket next = lanes.next();
                if (next == null) {
                    break;
                }
                if (next.over.getAsBoolean()) {
                    lanes.ended(next.lane);
                    next.end();
                } else {
                    next.begin();
                    admitted.add(next);
                }
            }
        }
        admitted.forEach(ticket -> ticket.turn.tryEmitEmpty());
    }

    private void stall(Ticket ticket) {
        synchronized (lanes) {
            if (ticket.state == State.UNDER_WAY) {
                overdue.add(ticket);
                giveUpPlaces();
            }
        }
        letIn();
    }

    private void giveUpPlaces() {
        for (Iterator<Ticket> slow = overdue.iterator(); slow.hasNext() && stalled < places; ) {
            slow.next().state = State.STALLED;
            slow.remove();
            underWay--;
            stalled++;
        }
    }

    private void answered(Ticket ticket, Disposable.Swap hold) {
        synchronized (lanes) {
            if (ticket.state == State.GONE) {
                return;
            }
            untold++;
            end(ticket, true);
        }
        hold.update(this::told);
        letIn();
    }

    private void told() {
        synchronized (lanes) {
            untold--;
        }
        letIn();
    }

    private void leave(Ticket ticket, boolean answered) {
        synchronized (lanes) {
            if (ticket.state == State.GONE) {
                return;
            }
            if (ticket.state == State.WAITING) {
                lanes.remove(ticket.lane, ticket);
                ticket.end();
            } else {
                end(ticket, answered);
            }
        }
        letIn();
    }

    private void end(Ticket ticket, boolean answered) {
        lanes.ended(ticket.lane);
        if (answered) {
            took(ticket);
        }
        if (ticket.state == State.STALLED) {
            stalled--;
        } else {
            underWay--;
            overdue.remove(ticket);
        }
        ticket.end();
        giveUpPlaces();
    }

    /** Counts slow answers, too: when all of Azure is slow, slowness is what is usual. */
    private void took(Ticket ticket) {
        double millis = (System.nanoTime() - ticket.begunNanos) / 1e6;
        typicalMillis = typicalMillis == 0 ? millis : typicalMillis + WEIGHT_OF_LATEST * (millis - typicalMillis);
    }

    private Duration stallAfter() {
        Duration unusual = Duration.ofMillis(Math.round(STALLED_BEYOND_TYPICAL * typicalMillis));
        return unusual.compareTo(SHORTEST_STALL) > 0 ? unusual : SHORTEST_STALL;
    }

    private enum State {
        WAITING,
        UNDER_WAY,
        STALLED,
        GONE
    }

    private final class Ticket {
        private final String lane;
        private final BooleanSupplier over;
        private final Sinks.Empty<Void> turn = Sinks.empty();
        private State state = State.WAITING;
        private long begunNanos;
        private @Nullable Disposable stallTimer;

        private Ticket(String lane, BooleanSupplier over) {
            this.lane = lane;
            this.over = over;
        }

        private void begin() {
            state = State.UNDER_WAY;
            begunNanos = System.nanoTime();
            underWay++;
            stallTimer = timer.schedule(() -> stall(this), stallAfter().toMillis(), TimeUnit.MILLISECONDS);
        }

        private void end() {
            state = State.GONE;
            if (stallTimer != null) {
                stallTimer.dispose();
            }
        }
    }
}
