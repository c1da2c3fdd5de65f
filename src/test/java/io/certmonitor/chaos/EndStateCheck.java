package io.certmonitor.chaos;

import io.certmonitor.chaos.Violation.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether the orders that are shown at the end, after a calm, are those of Azure. */
final class EndStateCheck {

    private final Instant end;
    private final List<Violation> violations = new ArrayList<>();

    private EndStateCheck(Instant end) {
        this.end = end;
    }

    static List<Violation> of(Ledger ledger, Journal journal, Instant end) {
        EndStateCheck check = new EndStateCheck(end);
        Map<String, Shown.@Nullable Order> current = journal.current();
        Set<String> keys = new TreeSet<>(ledger.keys());
        keys.addAll(current.keySet());
        keys.forEach(key -> check.compare(key, ledger.last(key), current.get(key)));
        return check.violations;
    }

    private void compare(String key, @Nullable OrderFacts facts, Shown.@Nullable Order shown) {
        if (facts == null || shown == null) {
            if (facts != null) {
                violate(key, "is there, and not shown");
            } else if (shown != null) {
                violate(key, "is gone, and shown");
            }
            return;
        }
        same(key, "status", facts.status(), shown.status());
        same(key, "effective expiry", facts.expiry(), shown.expiry());
        if (!facts.serialNumber().equalsIgnoreCase(shown.serialNumber())) {
            same(key, "serial number", facts.serialNumber(), shown.serialNumber());
        }
        Map<String, String> findings = new TreeMap<>(shown.findings());
        findings.keySet().retainAll(Expected.ALL);
        // What has only just become so by the time alone may not be shown yet.
        if (!findings.equals(Expected.values(facts, end.minus(Checker.PROMPTNESS)))) {
            same(key, "findings", Expected.values(facts, end), findings);
        }
    }

    private void same(String key, String what, @Nullable Object expected, @Nullable Object shown) {
        if (!Objects.equals(expected, shown)) {
            violate(key, what + " is " + expected + ", and shown is " + shown);
        }
    }

    private void violate(String key, String text) {
        violations.add(new Violation(Kind.WRONG_END_STATE, key, end, text));
    }
}
