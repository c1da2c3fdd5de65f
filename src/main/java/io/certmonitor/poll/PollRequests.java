package io.certmonitor.poll;

import io.certmonitor.observation.PollRequest;

/** How a request to poll reaches all replicas. Safe for use by several threads. */
public interface PollRequests {

    /**
     * Tells every replica that a poll is wanted, and blocks for some seconds at most until that is safe. Each then
     * polls what it owns: at once, or half a minute (or one interval, if that is shorter) after its last cycle began.
     *
     * @throws PollNotRequestedException when not every replica can be told; some may have been
     */
    void send(PollRequest request) throws PollNotRequestedException;
}
