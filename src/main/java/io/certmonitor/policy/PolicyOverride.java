package io.certmonitor.policy;

/**
 * Another policy for some orders.
 *
 * @param name its name in explanations
 * @param match the orders it is for
 * @param changes what it sets for them
 */
public record PolicyOverride(String name, OrderMatcher match, PolicyChanges changes) {}
