package io.certmonitor.policy;

/**
 * The step of a policy's ladder that a finding stands on.
 *
 * @param label its name in the policy, for example {@code 14d}
 * @param depth its place in the ladder: the greater, the more urgent
 */
public record Tier(String label, int depth) {}
