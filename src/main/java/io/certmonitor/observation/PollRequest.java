package io.certmonitor.observation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Somebody wants all subscriptions to be polled before their time. It is about no subscription: each partition gets it,
 * and so each replica, most of them several times.
 *
 * @param id tells it from other requests; the same in each partition
 * @param requestedAt by the clock of the replica that was asked
 */
public record PollRequest(String id, Instant requestedAt) implements PollMessage {
    /** Refuses to be made with less than all. */
    public PollRequest {
        requireNonNull(id, "id");
        requireNonNull(requestedAt, "requestedAt");
    }
}
