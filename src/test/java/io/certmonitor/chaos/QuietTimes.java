package io.certmonitor.chaos;

import io.certmonitor.chaos.Ledger.Disturbed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When nothing keeps a change from being told soon: between the disturbances, each of which has effects beyond its end.
 *
 * @param disturbed what was disturbed
 * @param start when the run began
 * @param end when it ended
 */
record QuietTimes(List<Disturbed> disturbed, Instant start, Instant end) {

    /** The session timeout of a replica: the others wait so long for one that went without a word. */
    static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

    /** A rebalance, and the state that moves with it, and the polls that begin anew. */
    private static final Duration AFTER_SERVICE = Duration.ofSeconds(8);

    /** Clients find the broker again, transactions that were open end, and the topologies start again. */
    private static final Duration AFTER_BROKER = Duration.ofSeconds(20);

    /** A try that hangs ends with its request timeout, and the next poll reads all. */
    private static final Duration AFTER_AZURE = Duration.ofSeconds(6);

    /**
     * A time without disturbances.
     *
     * @param from its beginning
     * @param to its end
     */
    record Span(Instant from, Instant to) {

        Span within(Instant earliest, Instant latest) {
            return new Span(from.isBefore(earliest) ? earliest : from, to.isAfter(latest) ? latest : to);
        }

        boolean lasts(Duration duration) {
            return !from.plus(duration).isAfter(to);
        }
    }

    /** The quiet times of a subscription, by time. */
    List<Span> of(String subscription) {
        List<Span> quiet = new ArrayList<>();
        Instant from = start;
        for (Span loud : disturbed.stream()
                .filter(each -> each.touches(subscription))
                .map(QuietTimes::effect)
                .sorted(Comparator.comparing(Span::from))
                .toList()) {
            if (loud.from().isAfter(from)) {
                quiet.add(new Span(from, loud.from()));
            }
            from = loud.to().isAfter(from) ? loud.to() : from;
        }
        if (end.isAfter(from)) {
            quiet.add(new Span(from, end));
        }
        return quiet;
    }

    /** From when to when a disturbance may delay what is told. */
    static Span effect(Disturbed disturbed) {
        return switch (disturbed.kind().lane()) {
            case AZURE -> new Span(disturbed.from(), disturbed.to().plus(AFTER_AZURE));
            case BROKER -> new Span(disturbed.from(), disturbed.to().plus(AFTER_BROKER));
            case SERVICE -> {
                Instant missed = disturbed.from().plus(SESSION_TIMEOUT);
                Instant over = disturbed.to().isAfter(missed) ? disturbed.to() : missed;
                yield new Span(disturbed.from(), over.plus(AFTER_SERVICE));
            }
        };
    }
}
