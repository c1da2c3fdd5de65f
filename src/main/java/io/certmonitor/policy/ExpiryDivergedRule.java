package io.certmonitor.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@link FindingCode#EXPIRY_DIVERGED}: what was paid for and the current certificate end at different times. */
final class ExpiryDivergedRule implements Rule {

    private static final String CERTIFICATE_FIRST =
            "Expect the order to issue another certificate before the current one ends: verify the domain in time, and"
                    + " see that the apps pick the new certificate up.";

    private static final String ORDER_FIRST =
            "Renew the order before it ends, although its certificate lasts longer: nothing is issued for an order that"
                    + " has ended.";

    @Override
    public List<Finding> judge(Evidence evidence) {
        Instant order = evidence.order().expirationTime();
        Instant certificate = evidence.order().certificateNotAfter();
        if (order == null || certificate == null) {
            return List.of();
        }
        Duration apart = Duration.between(certificate, order);
        return apart.abs().compareTo(evidence.settings().expiryTolerance()) > 0
                ? List.of(Finding.of(
                        FindingCode.EXPIRY_DIVERGED,
                        Severity.INFO,
                        "The order ends on " + Words.at(order) + " and its certificate on " + Words.at(certificate)
                                + ": " + Words.of(apart.abs()) + " apart.",
                        apart.isNegative() ? ORDER_FIRST : CERTIFICATE_FIRST))
                : List.of();
    }
}
