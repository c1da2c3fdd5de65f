package io.certmonitor.azure;

/**
 * A subscription that is monitored.
 *
 * @param id its GUID
 * @param displayName its name for people; the id when Azure was not asked
 */
public record Subscription(String id, String displayName) {}
