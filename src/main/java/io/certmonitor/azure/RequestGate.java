package io.certmonitor.azure;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
 */
final class RequestGate {

    private static final Duration SHORTEST_STALL = Duration.ofMillis(500);
    private static final int STALLED_BEYOND_TYPICAL = 4;
    private static final double WEIGHT_OF_LATEST = 0.1;

    private final int places;
    private final Scheduler timer;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    /** What takes long and still holds its place, since as many have stalled as may. */
    private final Set<Ticket> overdue = new LinkedHashSet<>();

    private int underWay;
    private int stalled;
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
     */
    <T> Mono<T> admit(String lane, BooleanSupplier over, Mono<T> request) {
        return Mono.defer(() -> {
            Ticket ticket = new Ticket(lane, over);
            return Mono.<T>defer(() -> {
                        enter(ticket);
                        return ticket.turn.asMono().then(request);
                    })
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
            lane(id).pauses++;
        }
        timer.schedule(() -> resume(id), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void resume(String id) {
        synchronized (lanes) {
            lane(id).pauses--;
            forgetIfIdle(id);
        }
        letIn();
    }

    private Lane lane(String id) {
        return lanes.computeIfAbsent(id, unknown -> new Lane());
    }

    private void enter(Ticket ticket) {
        synchronized (lanes) {
            lane(ticket.lane).waiting.add(ticket);
        }
        letIn();
    }

    private void letIn() {
        List<Ticket> admitted = new ArrayList<>();
        synchronized (lanes) {
            while (underWay < places) {
                Ticket next = next();
                if (next == null) {
                    break;
                }
                if (next.over.getAsBoolean()) {
                    next.end();
                    forgetIfIdle(next.lane);
                } else {
                    next.begin();
                    admitted.add(next);
                }
            }
        }
        admitted.forEach(ticket -> ticket.turn.tryEmitEmpty());
    }

    private @Nullable Ticket next() {
        Map.Entry<String, Lane> turn = lanes.entrySet().stream()
                .filter(entry -> entry.getValue().maySend())
                .min(Comparator.comparingInt(entry -> entry.getValue().underWay))
                .orElse(null);
        if (turn == null) {
            return null;
        }
        // To the back, so that those with equally many under way take turns.
        lanes.remove(turn.getKey());
        lanes.put(turn.getKey(), turn.getValue());
        return turn.getValue().waiting.remove();
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

    private void leave(Ticket ticket, boolean answered) {
        synchronized (lanes) {
            Lane lane = lanes.get(ticket.lane);
            if (ticket.state == State.GONE || lane == null) {
                return;
            }
            if (ticket.state == State.WAITING) {
                lane.waiting.remove(ticket);
            } else {
                lane.underWay--;
                if (answered) {
                    took(ticket);
                }
                if (ticket.state == State.STALLED) {
                    stalled--;
                } else {
                    underWay--;
                    overdue.remove(ticket);
                }
            }
            ticket.end();
            giveUpPlaces();
            forgetIfIdle(ticket.lane);
        }
        letIn();
    }

    private void forgetIfIdle(String id) {
        Lane lane = lanes.get(id);
        if (lane != null && lane.isIdle()) {
            lanes.remove(id);
        }
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

    private static final class Lane {
        private final Deque<Ticket> waiting = new ArrayDeque<>();
        private int underWay;
        /** How many pauses are not over yet. */
        private int pauses;

        private boolean maySend() {
            return pauses == 0 && !waiting.isEmpty();
        }

        private boolean isIdle() {
            return pauses == 0 && underWay == 0 && waiting.isEmpty();
        }
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
            lane(lane).underWay++;
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
