package io.certmonitor.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** What must be stopped at the end, whoever ends the demo first: its main thread or a signal. */
final class Closing implements AutoCloseable {

    private final Deque<Runnable> actions = new ArrayDeque<>();
    private boolean closed;

    /** Takes note of what to do; does it at once when the end has come already. */
    synchronized void add(Runnable action) {
        if (closed) {
            action.run();
        } else {
            actions.push(action);
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Does everything, the last added first. Returns when all is done, also to a second caller. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!actions.isEmpty()) {
            actions.pop().run();
        }
    }
}
