package io.certmonitor.azure.decoding;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.azure.text.PlainText;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.OrderProblem.Kind;
import io.certmonitor.order.UnreadableProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects what cannot be read in one order. */
final class Problems {

    /** Longer than anything that is shown of an order: what is longer stands in the wrong place. */
    private static final int LONGEST_TEXT = 512;

    private static final String HIDDEN = "(not shown)";

    private final String order;
    private final List<OrderProblem> all = new ArrayList<>();
    private final List<UnreadableProperty> unreadable = new ArrayList<>();

    Problems(String order) {
        this.order = PlainText.of(order);
    }

    /** Whether a text is longer than any that belongs here. */
    static boolean isTooLong(JsonNode found) {
        return found.isTextual() && found.textValue().length() > LONGEST_TEXT;
    }

    /**
     * A property has a value of another type, or one that is too long. What an object or array holds is not told, nor a
     * long text: it could be a secret.
     */
    void unreadable(String property, JsonNode found) {
        if (isTooLong(found)) {
            unreadable(property, "text of " + found.textValue().length() + " characters");
        } else {
            unreadable(property, found.isValueNode() ? found.asText() : type(found));
        }
    }

    /** An object or array has a value of another type, of which only the type is told: it could hold a secret. */
    void unreadableContainer(String property, JsonNode found) {
        unreadable(property, type(found));
    }

    void unreadable(String property, String text) {
        unreadable.add(new UnreadableProperty(PlainText.of(property), PlainText.of(text)));
        add(Kind.UNREADABLE, property, text);
    }

    /** A property cannot be read, and what it holds is not to be told. */
    void unreadableSecret(String property) {
        unreadable(property, HIDDEN);
    }

    void unknownValue(String property, String text) {
        add(Kind.UNKNOWN_VALUE, property, text);
    }

    List<OrderProblem> all() {
        return all;
    }

    List<UnreadableProperty> unreadable() {
        return unreadable;
    }

    private static String type(JsonNode found) {
        return found.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private void add(Kind kind, String property, String text) {
        all.add(new OrderProblem(order, PlainText.of(property), PlainText.of(text), kind));
    }
}
