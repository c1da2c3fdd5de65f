package io.certmonitor.demo;

import io.certmonitor.simulator.Faults;
import io.certmonitor.simulator.SimulatedAzure;
import java.time.Duration;
import java.util.List;

/**
 * One thing that happens in the simulated Azure.
 *
 * @param at when, after everything is ready
 * @param narrative what a viewer is told
 * @param action what happens
 * @param expected the events that must follow
 */
record StoryStep(Duration at, String narrative, Action action, List<ExpectedEvent> expected) {

    /** Changes Azure, or breaks and mends the way to it. */
    @FunctionalInterface
    interface Action {

        /** Lets it happen. */
        void on(SimulatedAzure azure, Faults faults);
    }
}
