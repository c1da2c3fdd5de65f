package io.certmonitor.poll;

import java.time.Duration;
import java.util.Map;

/**
 * A poll cycle, or what an earlier one had left undone, has ended, as metrics count it. Fired once per cycle as a CDI
 * event.
 *
 * @param duration from its start to its last observation
 * @param errors how often each thing went wrong: labels of {@link io.certmonitor.order.FailureReason} for scopes and
 *     the discovery, {@code unknown_value}, {@code unreadable} and {@code not_an_order} for orders
 */
public record PollCycleFinished(Duration duration, Map<String, Integer> errors) {

    /** Copies the errors. */
    public PollCycleFinished {
        errors = Map.copyOf(errors);
    }
}
