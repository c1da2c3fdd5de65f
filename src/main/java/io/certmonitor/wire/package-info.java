/**
 * The JSON that the monitor writes for itself: observations on their topic, and the state in its stores. Public
 * documents are in {@link io.certmonitor.event}.
 */
@NullMarked
package io.certmonitor.wire;

import org.jspecify.annotations.NullMarked;
