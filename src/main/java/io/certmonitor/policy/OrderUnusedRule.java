package io.certmonitor.policy;

import io.certmonitor.order.OrderStatus;
import java.util.List;

/** {@link FindingCode#ORDER_UNUSED}: Azure says that the order was bought and never set up. */
final class OrderUnusedRule implements Rule {

    private static final String REMEDIATION =
            "Set the order up in its Certificate Configuration (store, verify, assign), or delete it so that nobody pays"
                    + " for it again.";

    @Override
    public List<Finding> judge(Evidence evidence) {
        return evidence.order().hasStatus(OrderStatus.UNUSED)
                ? List.of(Finding.of(
                        FindingCode.ORDER_UNUSED,
                        Severity.INFO,
                        "The order is not used: the status is Unused.",
                        REMEDIATION))
                : List.of();
    }
}
