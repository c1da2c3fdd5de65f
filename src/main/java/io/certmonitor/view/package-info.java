/**
 * What this replica knows right now, in memory: the read models that metrics, API and health share. Written by
 * {@code stream} and {@code poll}, read by {@code metrics} and {@code api}.
 */
@NullMarked
package io.certmonitor.view;

import org.jspecify.annotations.NullMarked;
