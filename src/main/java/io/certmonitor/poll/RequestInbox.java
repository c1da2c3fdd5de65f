package io.certmonitor.poll;

import io.certmonitor.observation.PollRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Keeps whether somebody wants a poll. Each partition that this replica owns tells of the same request, some of them
 * late or twice; it counts once. Safe for use by several threads.
 */
final class RequestInbox {

    /** More than can be asked for while partitions lag behind each other. */
    private static final int REMEMBERED = 100;

    private final Set<String> heeded = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private boolean wanted;

    /** A partition tells of a request. */
    synchronized void received(PollRequest request) {
        if (heeded.add(request.id())) {
            wanted = true;
        }
    }

    /** Whether there is a request that was not taken yet; it is now. */
    synchronized boolean take() {
        boolean was = wanted;
        wanted = false;
        return was;
    }
}
