package io.certmonitor.order;

import java.util.Locale;

/**
 * Something in an order that could not be read as Azure's description says it should.
 *
 * @param order the order's name, or its place in the list when it has none
 * @param property the path of the property in Azure's JSON, below {@code properties} where it is there
 * @param text what was found, shortened; only its JSON type, for example {@code string}, where an object or array
 *     belongs or was found
 * @param kind what is wrong with it
 */
public record OrderProblem(String order, String property, String text, Kind kind) {

    /** What is wrong with a property. */
    public enum Kind {
        /** An enumeration has a value this version does not know. */
        UNKNOWN_VALUE,
        /** The text cannot be read as the type that Azure's description gives. */
        UNREADABLE,
        /** The whole entry cannot be told apart as an order: it has no readable id. */
        NOT_AN_ORDER;

        /** The value used in metric labels and the API, for example {@code unknown_value}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
