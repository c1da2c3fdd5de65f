package io.certmonitor.policy;

/**
 * A finding that holds and is not told.
 *
 * @param suppression what keeps it from being told
 */
public record SuppressedFinding(Finding finding, Suppression suppression) {}
