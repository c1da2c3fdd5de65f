package io.certmonitor.policy;

import io.certmonitor.order.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@link FindingCode#EXPIRED}: the effective expiry is past, or Azure says Expired. */
final class ExpiredRule implements Rule {

    private static final String REMEDIATION =
            "Buy a new App Service Certificate for the domain, store it in Key Vault and bind it to the apps; an expired"
                    + " order cannot be renewed.";

    @Override
    public List<Finding> judge(Evidence evidence) {
        return holds(evidence)
                ? List.of(Finding.of(FindingCode.EXPIRED, Severity.CRITICAL, message(evidence), REMEDIATION))
                : List.of();
    }

    static boolean holds(Evidence evidence) {
        Duration remaining = evidence.remaining();
        return evidence.order().hasStatus(OrderStatus.EXPIRED)
                || (remaining != null && remaining.compareTo(Duration.ZERO) <= 0);
    }

    private static String message(Evidence evidence) {
        Instant expiry = evidence.order().effectiveExpiry();
        if (expiry == null) {
            return "Azure says that the order is Expired.";
        }
        return expiry.isAfter(evidence.now())
                ? "Azure says that the order is Expired, although it was to end on " + Words.at(expiry) + "."
                : "The certificate ended on " + Words.at(expiry) + ".";
    }
}
