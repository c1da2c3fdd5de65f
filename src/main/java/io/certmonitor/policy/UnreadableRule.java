package io.certmonitor.policy;

import io.certmonitor.order.UnreadableProperty;
import java.util.List;

/** {@link FindingCode#UNREADABLE}: a property could not be read, so that rules that need it cannot judge. */
final class UnreadableRule implements Rule {

    private static final String REMEDIATION =
            "Look at the order in the Azure portal; what depends on this property is not judged until Azure sends it in"
                    + " the documented form.";

    @Override
    public List<Finding> judge(Evidence evidence) {
        return evidence.order().unreadable().stream()
                .map(UnreadableRule::finding)
                .toList();
    }

    private static Finding finding(UnreadableProperty unreadable) {
        return Finding.of(
                FindingCode.UNREADABLE,
                unreadable.property(),
                Severity.WARNING,
                "The property " + unreadable.property() + " could not be read; Azure sent: " + unreadable.text() + ".",
                REMEDIATION);
    }
}
