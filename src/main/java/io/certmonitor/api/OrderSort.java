package io.certmonitor.api;

import io.certmonitor.transition.OrderState;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In which order orders are listed. It is total, so that a page can go on from any position. Orders without expiry come
 * last in both directions; equal severities are sorted by expiry, the soonest first.
 */
record OrderSort(Key key, boolean descending) {

    static final OrderSort DEFAULT = new OrderSort(Key.EXPIRY, false);
    static final String ALLOWED = "expiry, severity or name, with - in front for descending";

    /** What orders are sorted by. */
    enum Key {
        EXPIRY,
        SEVERITY,
        NAME;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads for example {@code -severity}. */
    static Optional<OrderSort> parse(String text) {
        boolean descending = text.startsWith("-");
        String label = descending ? text.substring(1) : text;
        return Stream.of(Key.values())
                .filter(key -> key.label().equalsIgnoreCase(label))
                .map(key -> new OrderSort(key, descending))
                .findFirst();
    }

    /** As it is written in an address. */
    String label() {
        return descending ? "-" + key.label() : key.label();
    }

    /** Where an order stands. */
    Position position(OrderState state) {
        String orderKey = state.order().id().key();
        Instant expiry = state.order().effectiveExpiry();
        return switch (key) {
            case EXPIRY -> new Position(expiry == null ? Long.MAX_VALUE : directed(seconds(expiry)), 0, orderKey);
            case SEVERITY -> new Position(directed(state.severity().level()), seconds(expiry), orderKey);
            case NAME -> new Position(0, 0, orderKey);
        };
    }

    Comparator<Position> comparator() {
        Comparator<String> names = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Comparator<Position> byRank =
                Comparator.comparingLong(Position::primary).thenComparingLong(Position::secondary);
        return (key == Key.NAME ? Comparator.comparing(Position::name, names) : byRank)
                .thenComparing(Position::orderKey);
    }

    private long directed(long value) {
        return descending ? -value : value;
    }

    private static long seconds(@Nullable Instant expiry) {
        return expiry == null ? Long.MAX_VALUE : expiry.getEpochSecond();
    }
}
