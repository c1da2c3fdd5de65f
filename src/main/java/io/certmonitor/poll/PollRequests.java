package io.certmonitor.poll;

import io.certmonitor.observation.PollRequest;

/** How a request to poll reaches all replicas. Safe for use by several threads. */
public interface PollRequests {

    /**
     * Puts a request where every replica reads it, and blocks for some seconds at most until it is safe there. A
     * replica then polls what it owns: when its cycle under way has ended, and no sooner than half a minute (or one
     * interval, if that is shorter) after the start of its last.
     *
     * @throws PollNotRequestedException when that is not possible now, or not known to have been done: some replicas
     *     may get the request all the same
     */
    void send(PollRequest request) throws PollNotRequestedException;
}
