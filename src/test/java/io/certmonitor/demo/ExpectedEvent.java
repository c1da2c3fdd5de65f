package io.certmonitor.demo;

import java.time.Duration;

/**
 * An event that the story must lead to.
 *
 * @param label what the summary calls it
 * @param kind the short type
 * @param order the order's name
 * @param detail the tier or the reason; empty for any
 * @param from not before, counted like the steps of the story
 * @param until not after
 */
record ExpectedEvent(String label, String kind, String order, String detail, Duration from, Duration until) {

    private static final Duration ANY_TIME = Duration.ofDays(1);

    /** How long an event may take on a slow machine before a run counts as too short for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    static ExpectedEvent of(String label, String kind, String order, String detail, Duration from) {
        return new ExpectedEvent(label, kind, order, detail, from, ANY_TIME);
    }

    boolean matches(OrderEvent event, Duration at) {
        return event.kind().equals(kind)
                && event.subject().name().equalsIgnoreCase(order)
                && (detail.isEmpty() || detail.equals(event.tier()) || detail.equals(event.reason()))
                && at.compareTo(from) >= 0
                && at.compareTo(until) <= 0;
    }

    /** Whether a run of some length had time for it. */
    boolean dueIn(Duration run) {
        Duration due = until.equals(ANY_TIME) ? from.plus(PATIENCE) : until;
        return run.compareTo(due) >= 0;
    }

    @Override
    public String toString() {
        return kind + " event for order " + order + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
