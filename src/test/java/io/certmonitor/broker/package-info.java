/**
 * A real Kafka broker on this machine, for tests (in their JVM) and for the demo (as a process). Knows nothing of the
 * monitor: what topics there are is not decided here.
 */
@NullMarked
package io.certmonitor.broker;

import org.jspecify.annotations.NullMarked;
