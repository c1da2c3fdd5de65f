package io.certmonitor.policy;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.NotRenewableReason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * {@link FindingCode#RENEWAL_BLOCKED}: Azure would not renew the order. That its end is too far away is no obstacle,
 * and a reason that is not known is an {@link FindingCode#UNKNOWN_VALUE}.
 */
final class RenewalBlockedRule implements Rule {

    private static final Map<NotRenewableReason, String> REMEDIATIONS = new EnumMap<>(Map.of(
            NotRenewableReason.REGISTRATION_STATUS_NOT_SUPPORTED_FOR_RENEWAL,
            "Bring the order into status Issued, normally by verifying the domain; if it cannot be issued any more, buy a"
                    + " new App Service Certificate.",
            NotRenewableReason.SUBSCRIPTION_NOT_ACTIVE,
            "Make the Azure subscription active again (check its payment and its spending limit), or move the order to"
                    + " an active one."));

    @Override
    public List<Finding> judge(Evidence evidence) {
        List<NotRenewableReason> reasons = evidence.order().notRenewableReasons().stream()
                .map(AzureValue::known)
                .filter(Objects::nonNull)
                .filter(REMEDIATIONS::containsKey)
                .distinct()
                .sorted()
                .toList();
        return reasons.isEmpty() ? List.of() : List.of(finding(reasons));
    }

    private static Finding finding(List<NotRenewableReason> reasons) {
        return Finding.of(
                FindingCode.RENEWAL_BLOCKED,
                Severity.WARNING,
                "Azure would not renew the order: "
                        + reasons.stream().map(NotRenewableReason::azureName).collect(Collectors.joining(", ")) + ".",
                reasons.stream().map(REMEDIATIONS::get).collect(Collectors.joining(" ")));
    }
}
