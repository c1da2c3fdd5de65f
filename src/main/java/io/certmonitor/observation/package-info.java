/**
 * What a poll tells the topology, and that one is wanted: records that cross Kafka on {@code certmonitor.observations}.
 * Pure; uses {@link io.certmonitor.order} only.
 */
@NullMarked
package io.certmonitor.observation;

import org.jspecify.annotations.NullMarked;
