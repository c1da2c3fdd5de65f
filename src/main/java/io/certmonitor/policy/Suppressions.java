package io.certmonitor.policy;

import io.certmonitor.order.CertificateOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what keeps a finding from being told: of several suppressions the most specific, of equals the first. */
final class Suppressions {

    private final List<Suppression> suppressions;

    Suppressions(List<Suppression> suppressions) {
        this.suppressions = suppressions.stream()
                .sorted(Comparator.comparing(
                                (Suppression suppression) -> suppression.match().specificity())
                        .reversed())
                .toList();
    }

    /** Those that are for the order and have not ended, the most specific first. */
    List<Suppression> holding(CertificateOrder order, Instant now) {
        return suppressions.stream()
                .filter(suppression -> now.isBefore(suppression.until()))
                .filter(suppression -> suppression.match().matches(order))
                .toList();
    }

    /** The first that is for the code. */
    static Optional<Suppression> of(FindingCode code, List<Suppression> holding) {
        return holding.stream().filter(suppression -> suppression.covers(code)).findFirst();
    }
}
