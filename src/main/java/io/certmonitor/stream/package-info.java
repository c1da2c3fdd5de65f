/**
 * The Kafka Streams topology: topics, state stores, and the processor that turns observations into events by way of the
 * pure packages.
 */
@NullMarked
package io.certmonitor.stream;

import org.jspecify.annotations.NullMarked;
