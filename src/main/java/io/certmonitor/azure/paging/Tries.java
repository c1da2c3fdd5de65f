package io.certmonitor.azure.paging;

import io.certmonitor.tracing.Step;
import java.util.function.BooleanSupplier;

/** How the tries of requests for one scope have gone, for when they are cut short. Safe for use by several threads. */
public final class Tries {

    private static final int NONE = -1;
    private static final int NO_ANSWER = 0;
    private static final int FIRST_ERROR = 400;

    private final BooleanSupplier over;
    private final Step step;
    private volatile int lastCode = NONE;

    /** Tries that nothing cuts short, within the current step. */
    public Tries() {
        this(() -> false, Step.current());
    }

    /**
     * Tries that are cut short.
     *
     * @param over whether the time for them is up
     * @param step the step that they are made within
     */
    public Tries(BooleanSupplier over, Step step) {
        this.over = over;
        this.step = step;
    }

    /** The step that they are made within. */
    public Step step() {
        return step;
    }

    /** Whether the time for them is up. */
    public boolean isOver() {
        return over.getAsBoolean();
    }

    /**
     * A try has ended.
     *
     * @param code the HTTP status; 0 when there was no answer
     */
    public void ended(int code) {
        lastCode = code;
    }

    /** What stood in the way, for people; empty when nothing did. */
    public String trouble() {
        int code = lastCode;
        if (code == NO_ANSWER) {
            return "; the last try got no answer";
        }
        return code >= FIRST_ERROR ? "; the last try was answered " + code : "";
    }
}
