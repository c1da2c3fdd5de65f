package io.certmonitor.order;

/**
 * A property of an order that could not be read; the order's other properties are whole.
 *
 * @param property its path in Azure's JSON below {@code properties}, for example {@code expirationTime}
 * @param text what was found, shortened; only its JSON type, for example {@code string}, where an object or array
 *     belongs or was found; never the text of a secret property
 */
public record UnreadableProperty(String property, String text) {}
