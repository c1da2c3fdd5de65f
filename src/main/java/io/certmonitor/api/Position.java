package io.certmonitor.api;

import io.certmonitor.order.OrderId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an order stands in a sorted listing. A page goes on after a position and not after a number of orders, so
 * orders that come or go meanwhile move nothing else to another page.
 *
 * @param primary what is sorted by first
 * @param secondary what is sorted by next
 * @param orderKey the order's key, which no other order has
 */
record Position(long primary, long secondary, String orderKey) {

    static final String ALLOWED = "the nextCursor of an answer with the same sort";

    private static final Pattern CURSOR = Pattern.compile("([^|]+)\\|(-?\\d+)\\|(-?\\d+)\\|(.+)", Pattern.DOTALL);

    /** The order's name, the last segment of its key. */
    String name() {
        return orderKey.substring(orderKey.lastIndexOf('/') + 1);
    }

    /** The position as an opaque text, valid for this sort only. */
    String toCursor(OrderSort sort) {
        String text = String.join("|", sort.label(), Long.toString(primary), Long.toString(secondary), orderKey);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a cursor back; empty when it is none, or one of another sort. */
    static Optional<Position> ofCursor(String cursor, OrderSort sort) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            Matcher matcher = CURSOR.matcher(text);
            return matcher.matches()
                            && matcher.group(1).equals(sort.label())
                            && OrderId.parse(matcher.group(4)).isPresent()
                    ? Optional.of(new Position(
                            Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3)), matcher.group(4)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
