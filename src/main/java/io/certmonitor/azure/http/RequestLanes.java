package io.certmonitor.azure.http;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who goes next: the first in the lane that has the fewest under way and does not pause. Lanes with nothing in them are
 * forgotten. Not safe for use by several threads.
 *
 * @param <T> what waits in the lanes
 */
final class RequestLanes<T> {

    private final Map<String, Lane<T>> lanes = new LinkedHashMap<>();

    /** Puts a request at the end of a lane. */
    void add(String id, T request) {
        lane(id).waiting.add(request);
    }

    /** Takes a waiting request out of a lane. */
    void remove(String id, T request) {
        lane(id).waiting.remove(request);
        forgetIfIdle(id);
    }

    /** The request that goes next, from now on under way; null when none may go. */
    @Nullable
    T next() {
        Map.Entry<String, Lane<T>> turn = lanes.entrySet().stream()
                .filter(entry -> entry.getValue().maySend())
                .min(Comparator.comparingInt(entry -> entry.getValue().underWay))
                .orElse(null);
        if (turn == null) {
            return null;
        }
        Lane<T> lane = turn.getValue();
        // To the back, so that those with equally many under way take turns.
        lanes.remove(turn.getKey());
        lanes.put(turn.getKey(), lane);
        lane.underWay++;
        return lane.waiting.remove();
    }

    /** A request of a lane is no longer under way. */
    void ended(String id) {
        lane(id).underWay--;
        forgetIfIdle(id);
    }

    /** Lets nothing of a lane go until as many pauses have ended as have begun. */
    void pause(String id) {
        lane(id).pauses++;
    }

    /** A pause of a lane has ended. */
    void resume(String id) {
        lane(id).pauses--;
        forgetIfIdle(id);
    }

    private Lane<T> lane(String id) {
        return lanes.computeIfAbsent(id, unknown -> new Lane<>());
    }

    private void forgetIfIdle(String id) {
        lanes.computeIfPresent(id, (same, lane) -> lane.isIdle() ? null : lane);
    }

    private static final class Lane<T> {
        private final Deque<T> waiting = new ArrayDeque<>();
        private int underWay;
        private int pauses;

        private boolean maySend() {
            return pauses == 0 && !waiting.isEmpty();
        }

        private boolean isIdle() {
            return pauses == 0 && underWay == 0 && waiting.isEmpty();
        }
    }
}
