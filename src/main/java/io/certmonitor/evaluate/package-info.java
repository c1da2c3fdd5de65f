/**
 * The dry run: judges orders that somebody hands in, as the monitor would judge them, and tells nobody. Needs neither
 * Azure nor Kafka, reads no clock and keeps nothing.
 */
@NullMarked
package io.certmonitor.evaluate;

import org.jspecify.annotations.NullMarked;
