package io.certmonitor.chaos;

import io.certmonitor.chaos.Expected.Piece;
import io.certmonitor.chaos.Ledger.Moment;
import io.certmonitor.chaos.QuietTimes.Span;
import io.certmonitor.chaos.Violation.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether all that lasted was told, and nothing else. A change must be told once it has lasted for
 * {@link Checker#PROMPTNESS} of quiet time; from then on until the next change nothing else may be told, but what time
 * makes of an order whose latest changes need not have been seen yet.
 */
final class ToldCheck {

    private final Ledger ledger;
    private final List<Violation> violations = new ArrayList<>();
    private final String key;
    private final List<Told> events;
    private final List<Span> quiet;
    private final Instant start;
    private int judged;

    private ToldCheck(Ledger ledger, String key, List<Told> events, List<Span> quiet, Instant start) {
        this.ledger = ledger;
        this.key = key;
        this.events = events;
        this.quiet = quiet;
        this.start = start;
    }

    static Verdict of(Ledger ledger, String key, List<Told> events, QuietTimes times) {
        ToldCheck check = new ToldCheck(ledger, key, events, times.of(OrderName.subscriptionOf(key)), times.start());
        Expected.ALL.forEach(finding -> Expected.pieces(finding, ledger.moments(key), times.end())
                .forEach(piece -> check.lookAt(finding, piece)));
        check.lookAtRenewals(times.end());
        return new Verdict(check.violations, check.judged);
    }

    private void lookAt(String finding, Piece piece) {
        Instant settled = settled(piece);
        if (settled == null) {
            return;
        }
        judged += piece.from().isAfter(start) ? 1 : 0;
        String told = null;
        boolean compared = false;
        for (Told event : events) {
            if (!event.time().isBefore(piece.to())) {
                break;
            }
            if (!compared && event.time().isAfter(settled)) {
                compared = true;
                compare(finding, piece, told, settled);
            }
            if (!isAbout(finding, event)) {
                continue;
            }
            told = value(event);
            if (event.time().isBefore(piece.from()) || Objects.equals(told, piece.value())) {
                continue;
            }
            Instant unseen = unseenChange(finding, event);
            if (unseen == null && compared) {
                contradicted(finding, piece, event);
            } else if (unseen != null) {
                Instant seen = settled(new Piece(piece.value(), unseen, piece.to()));
                if (seen == null) {
                    return;
                }
                if (seen.isAfter(settled)) {
                    settled = seen;
                    compared = false;
                }
            }
        }
        if (!compared) {
            compare(finding, piece, told, settled);
        }
    }

    /**
     * The change that need not have been seen yet when an event was told that is right by what was so before it; null
     * when there is none. Time goes on for what was seen last: an order whose renewal nobody could see expires.
     */
    private @Nullable Instant unseenChange(String finding, Told event) {
        List<Moment> moments = ledger.moments(key).stream()
                .filter(moment -> !moment.at().isAfter(event.time()))
                .toList();
        for (int i = moments.size() - 1; i > 0; i--) {
            Instant change = moments.get(i).at();
            if (settled(new Piece(null, change, event.time())) != null) {
                return null;
            }
            String before = Expected.value(finding, moments.get(i - 1).facts(), event.time());
            if (Objects.equals(before, value(event))) {
                return change;
            }
        }
        return null;
    }

    private void contradicted(String finding, Piece piece, Told event) {
        violate(
                Kind.CONTRADICTED,
                event.time(),
                finding + " is " + shown(piece.value()) + " since " + piece.from() + ", and told was: " + event);
    }

    private void compare(String finding, Piece piece, @Nullable String told, Instant settled) {
        if (!Objects.equals(told, piece.value())) {
            violate(
                    Kind.LOST,
                    settled,
                    finding + " is " + shown(piece.value()) + " since " + piece.from() + ", and was told as "
                            + shown(told) + " by " + settled);
        }
    }

    /** When a piece must have been told; null when it ended before. */
    private @Nullable Instant settled(Piece piece) {
        return quiet.stream()
                .map(span -> span.within(piece.from(), piece.to()))
                .filter(span -> span.lasts(Checker.PROMPTNESS))
                .findFirst()
                .map(span -> span.from().plus(Checker.PROMPTNESS))
                .orElse(null);
    }

    private void lookAtRenewals(Instant end) {
        List<Piece> certificates = Expected.certificates(ledger.moments(key), end);
        for (int i = 1; i < certificates.size(); i++) {
            Piece before = certificates.get(i - 1);
            Piece after = certificates.get(i);
            if (before.value() != null && after.value() != null) {
                lookAtRenewal(before, after, after.value());
            }
        }
    }

    private void lookAtRenewal(Piece before, Piece after, String serialNumber) {
        long told = events.stream()
                .filter(event -> event.type().equals("order.renewed"))
                .filter(event -> event.serialNumber().equalsIgnoreCase(serialNumber))
                .count();
        if (told > extensions(serialNumber)) {
            violate(Kind.REPEATED, after.from(), "the renewal to " + serialNumber + " was told " + told + " times");
        } else if (told == 0 && settled(before) != null && settled(asItCame(after)) != null) {
            violate(Kind.LOST, after.from(), "the renewal to " + serialNumber + " was not told");
        }
    }

    /**
     * A certificate for as long as its end is that with which it came. One whose end was brought forward before anybody
     * could see it has renewed nothing.
     */
    private Piece asItCame(Piece certificate) {
        Instant changed = ledger.moments(key).stream()
                .filter(moment -> moment.at().isAfter(certificate.from()))
                .filter(moment -> !Objects.equals(expiry(moment.facts()), expiryAt(certificate.from())))
                .map(Moment::at)
                .findFirst()
                .filter(at -> at.isBefore(certificate.to()))
                .orElse(certificate.to());
        return new Piece(certificate.value(), certificate.from(), changed);
    }

    private @Nullable Instant expiryAt(Instant at) {
        return ledger.moments(key).stream()
                .filter(moment -> moment.at().equals(at))
                .map(moment -> expiry(moment.facts()))
                .findFirst()
                .orElse(null);
    }

    /** How often the order got a certificate with this serial number, or one that ends at another time. */
    private long extensions(String serialNumber) {
        List<Moment> moments = ledger.moments(key);
        return IntStream.range(1, moments.size())
                .filter(i -> isCertificate(moments.get(i).facts(), serialNumber))
                .filter(i -> !isCertificate(moments.get(i - 1).facts(), serialNumber)
                        || !Objects.equals(
                                expiry(moments.get(i - 1).facts()),
                                expiry(moments.get(i).facts())))
                .count();
    }

    private static boolean isCertificate(@Nullable OrderFacts facts, String serialNumber) {
        return facts != null && facts.serialNumber().equals(serialNumber);
    }

    private static @Nullable Instant expiry(@Nullable OrderFacts facts) {
        return facts == null ? null : facts.expiry();
    }

    private static boolean isAbout(String finding, Told event) {
        return finding.equals(Expected.PRESENCE)
                ? event.type().equals("order.discovered") || event.type().equals("order.removed")
                : event.finding().equals(finding);
    }

    private static @Nullable String value(Told event) {
        return event.type().equals("order.removed") || event.transition().equals("resolved") ? null : event.tier();
    }

    private static String shown(@Nullable String value) {
        return value == null ? "not so" : ("so " + value).strip();
    }

    private void violate(Kind kind, Instant at, String text) {
        violations.add(new Violation(kind, key, at, text));
    }
}
