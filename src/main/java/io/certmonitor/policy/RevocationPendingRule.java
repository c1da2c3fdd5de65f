package io.certmonitor.policy;

import io.certmonitor.order.OrderStatus;
import java.util.List;

/** {@link FindingCode#REVOCATION_PENDING}: the certificate is about to be revoked. */
final class RevocationPendingRule implements Rule {

    private static final String REMEDIATION =
            "If nobody of yours asked for the revocation, open a support request now; in either case put another"
                    + " certificate on the apps before browsers refuse this one.";

    @Override
    public List<Finding> judge(Evidence evidence) {
        return evidence.order().hasStatus(OrderStatus.PENDING_REVOCATION)
                ? List.of(Finding.of(
                        FindingCode.REVOCATION_PENDING,
                        Severity.WARNING,
                        "The certificate is about to be revoked: the status is Pendingrevocation.",
                        REMEDIATION))
                : List.of();
    }
}
