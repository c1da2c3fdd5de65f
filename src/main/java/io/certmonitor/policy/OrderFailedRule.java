package io.certmonitor.policy;

import io.certmonitor.order.AzureValue;
import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.ProvisioningState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link FindingCode#ORDER_FAILED}: the order itself failed, by status or by provisioning state. */
final class OrderFailedRule implements Rule {

    private static final Map<OrderStatus, String> REMEDIATIONS = new EnumMap<>(Map.of(
            OrderStatus.DENIED,
            "The certificate authority denied the order, most often because the domain was not verified in time: delete"
                    + " the order and buy a new one, then verify the domain.",
            OrderStatus.REVOKED,
            "The certificate was revoked, by a deletion or by the certificate authority: replace it on the apps now with"
                    + " a new App Service Certificate.",
            OrderStatus.CANCELED,
            "The order was canceled: if the domain still needs a certificate, buy a new one; else delete the order."));

    private static final Set<ProvisioningState> FAILURES =
            EnumSet.of(ProvisioningState.FAILED, ProvisioningState.CANCELED);

    private static final String PROVISIONING_REMEDIATION =
            "Azure could not finish the last change of the order: look at the resource group's activity log, repeat the"
                    + " change, and open a support request if it fails again.";

    @Override
    public List<Finding> judge(Evidence evidence) {
        CertificateOrder order = evidence.order();
        String byStatus = statusRemediation(order.status());
        boolean byProvisioning = provisioningFailed(order.provisioningState());
        if (byStatus == null && !byProvisioning) {
            return List.of();
        }
        List<String> facts = new ArrayList<>();
        if (byStatus != null && order.status() != null) {
            facts.add("the status is " + order.status().text());
        }
        if (byProvisioning && order.provisioningState() != null) {
            facts.add("the provisioning state is " + order.provisioningState().text());
        }
        return List.of(Finding.of(
                FindingCode.ORDER_FAILED,
                Severity.CRITICAL,
                "The order failed: " + String.join(", and ", facts) + ".",
                byStatus == null ? PROVISIONING_REMEDIATION : byStatus));
    }

    private static @Nullable String statusRemediation(@Nullable AzureValue<OrderStatus> status) {
        return status == null || status.known() == null ? null : REMEDIATIONS.get(status.known());
    }

    private static boolean provisioningFailed(@Nullable AzureValue<ProvisioningState> state) {
        return state != null && state.known() != null && FAILURES.contains(state.known());
    }
}
