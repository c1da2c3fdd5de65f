/**
 * What Prometheus sees: collectors that read the fleet at scrape time, and meters that count what CDI events tell.
 * Every meter and label name stands in {@link io.certmonitor.metrics.MetricNames}. Nothing here asks Azure or Kafka.
 */
@NullMarked
package io.certmonitor.metrics;

import org.jspecify.annotations.NullMarked;
