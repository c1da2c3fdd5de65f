package io.certmonitor.transition;

import java.util.List;

/**
 * What a judgement comes to.
 *
 * @param state what to remember from now on
 * @param events what to tell, in this order
 */
public record Outcome(OrderState state, List<OrderEvent> events) {

    /** Copies the events. */
    public Outcome {
        events = List.copyOf(events);
    }
}
