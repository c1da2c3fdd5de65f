package io.certmonitor.policy;

import io.certmonitor.order.OrderStatus;
import java.util.List;

/** {@link FindingCode#AUTO_RENEW_OFF}: nobody but people will renew an order that is in use. */
final class AutoRenewOffRule implements Rule {

    private static final String REMEDIATION =
            "Turn auto-renew on in the order's Auto Renew Settings, or plan to renew by hand, which is possible from 60"
                    + " days before the end.";

    @Override
    public List<Finding> judge(Evidence evidence) {
        boolean holds = Boolean.FALSE.equals(evidence.order().autoRenew())
                && evidence.order().hasStatus(OrderStatus.ISSUED);
        return holds
                ? List.of(Finding.of(
                        FindingCode.AUTO_RENEW_OFF,
                        Severity.INFO,
                        "Auto-renew is off: Azure will not renew the order by itself.",
                        REMEDIATION))
                : List.of();
    }
}
