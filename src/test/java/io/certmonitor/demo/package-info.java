/**
 * What {@code ./demo} runs: a broker, a simulated Azure and the packaged service, a story that makes things happen, and
 * an independent subscriber that shows the events. Uses the service only from outside, as any subscriber would.
 */
@NullMarked
package io.certmonitor.demo;

import org.jspecify.annotations.NullMarked;
