package io.certmonitor.policy;

import java.time.Instant;
import java.util.Set;

/**
 * Keeps findings of some orders from being told until a date.
 *
 * @param match the orders it is for
 * @param codes the codes it is for; empty for all
 * @param until when it ends: from then on findings are told again
 * @param reason why, for people
 */
public record Suppression(OrderMatcher match, Set<FindingCode> codes, Instant until, String reason) {

    /** Copies the codes. */
    public Suppression {
        codes = Set.copyOf(codes);
    }

    /** Whether it is for findings with the code. */
    public boolean covers(FindingCode code) {
        return codes.isEmpty() || codes.contains(code);
    }
}
