package io.certmonitor.policy;

/**
 * One setting as it is for an order.
 *
 * @param name one of {@link SettingNames}
 * @param value of the type that the setting has: a {@link java.util.List} of tiers, a {@link java.time.Duration}, an
 *     {@link Integer}, a {@link Boolean} or a {@link Severity}
 * @param source {@code default}, {@code policy}, or the name of the override that set it
 */
public record EffectiveSetting(String name, Object value, String source) {}
