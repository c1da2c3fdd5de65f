/**
 * Compares a fresh judgement with what was told before: previous state + findings → new state + events to tell. Pure;
 * uses the other pure packages only.
 */
@NullMarked
package io.certmonitor.transition;

import org.jspecify.annotations.NullMarked;
