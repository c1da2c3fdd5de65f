/**
 * Runs parts of the product as processes of their own: for end-to-end tests and for the demo. Knows how to start, watch
 * and end a process, and nothing of what the product does.
 */
@NullMarked
package io.certmonitor.process;

import org.jspecify.annotations.NullMarked;
