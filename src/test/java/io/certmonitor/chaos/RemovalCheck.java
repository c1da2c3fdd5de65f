package io.certmonitor.chaos;

import io.certmonitor.chaos.Violation.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether only orders that were gone counted as removed. */
final class RemovalCheck {

    private final Ledger ledger;
    private final List<Violation> violations = new ArrayList<>();

    private RemovalCheck(Ledger ledger) {
        this.ledger = ledger;
    }

    static List<Violation> of(Ledger ledger, Journal journal) {
        RemovalCheck check = new RemovalCheck(ledger);
        Map<String, Integer> removals = new HashMap<>();
        for (Told told : journal.told()) {
            if (told.isRemoval()) {
                int count = told.type().equals("order.removed") ? removals.merge(told.key(), 1, Integer::sum) : 1;
                check.lookAt(told.key(), told.time(), count, told.toString());
            }
        }
        for (Shown shown : journal.shown()) {
            if (shown.order() == null) {
                check.lookAt(shown.key(), shown.time(), 1, "a tombstone of " + shown.time());
            }
        }
        return check.violations;
    }

    private void lookAt(String key, Instant at, int removals, String what) {
        long deletions = ledger.deletions(key, at);
        if (removals > deletions) {
            violations.add(new Violation(
                    Kind.FALSE_REMOVAL, key, at, what + ": removed " + removals + " times, gone " + deletions));
        }
    }
}
