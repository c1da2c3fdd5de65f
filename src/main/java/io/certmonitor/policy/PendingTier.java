package io.certmonitor.policy;

import java.time.Duration;

/**
 * A step of waiting for issuance, reached when the order has waited for longer than {@code after}.
 *
 * @param label its name in events
 * @param severity severity of the finding
 */
public record PendingTier(String label, Duration after, Severity severity) {}
