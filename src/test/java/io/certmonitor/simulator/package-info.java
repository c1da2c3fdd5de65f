/**
 * A simulated Azure, Resource Manager and Resource Graph: its state, its HTTP face, its faults and the content that
 * tests, the demo and the benchmarks share. It lives among the tests so that it can never be shipped, and it knows
 * nothing of the monitor.
 */
@NullMarked
package io.certmonitor.simulator;

import org.jspecify.annotations.NullMarked;
