/**
 * Judges an order at an instant: pure rules in one ordered chain turn what Azure says into findings. Uses
 * {@link io.certmonitor.order} only; does no I/O and reads no clock.
 */
@NullMarked
package io.certmonitor.policy;

import org.jspecify.annotations.NullMarked;
