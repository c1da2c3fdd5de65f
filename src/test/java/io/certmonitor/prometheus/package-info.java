/**
 * Runs the real Prometheus against the real service, and asks it what dashboards and alerts would. Knows Prometheus'
 * and Grafana's ways, and of the product only what both are told.
 */
@NullMarked
package io.certmonitor.prometheus;

import org.jspecify.annotations.NullMarked;
