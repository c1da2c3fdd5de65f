package io.certmonitor.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A parameter that was wrong.
 *
 * @param parameter its name
 * @param value what was given, shortened
 * @param allowed what is allowed
 */
@Schema(
        description = "A parameter that was wrong.",
        requiredProperties = {"parameter", "value", "allowed"})
public record ParameterError(String parameter, String value, String allowed) {

    private static final int LONGEST = 100;

    static ParameterError of(String parameter, String value, String allowed) {
        return new ParameterError(shortened(parameter), shortened(value), allowed);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
