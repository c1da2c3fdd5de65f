/**
 * Reads the Grafana dashboards and holds them to what the service exposes and to rules of their own. Knows their JSON
 * and nothing of how they look; whether an expression is right PromQL is asked of Prometheus elsewhere.
 */
@NullMarked
package io.certmonitor.grafana;

import org.jspecify.annotations.NullMarked;
