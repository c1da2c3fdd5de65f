/**
 * Traces of poll → observation → event, as OpenTelemetry has them: what is a step of one, and where they go. No other
 * package uses OpenTelemetry, and while tracing is off nothing of its SDK is loaded.
 */
@NullMarked
package io.certmonitor.tracing;

import org.jspecify.annotations.NullMarked;
