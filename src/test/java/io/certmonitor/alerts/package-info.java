/**
 * Holds the alerts of {@code k8s/alerts} to what the monitor exposes, to their runbook and to their unit tests. Reads
 * files and runs promtool; whether the rules work against a running monitor is not asked here.
 */
@NullMarked
package io.certmonitor.alerts;

import org.jspecify.annotations.NullMarked;
