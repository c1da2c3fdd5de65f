package io.certmonitor.chaos;

import io.certmonitor.simulator.SimulatedOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Azure says of an order, as far as a run changes it.
 *
 * @param status the order's status
 * @param provisioningState the order's own
 * @param autoRenew whether Azure renews it by itself
 * @param keyVaultState that of its certificate in Key Vault; empty when it has none
 * @param expiry the effective one; null when there is none
 * @param serialNumber of the certificate; empty when none was issued
 */
record OrderFacts(
        String status,
        String provisioningState,
        boolean autoRenew,
        String keyVaultState,
        @Nullable Instant expiry,
        String serialNumber) {

    /** The name of the Key Vault certificate of every order. */
    static final String KEY_VAULT_CERTIFICATE = "main";

    static OrderFacts of(SimulatedOrder order) {
        return new OrderFacts(
                order.property("status").asText(),
                order.property("provisioningState").asText(),
                order.property("autoRenew").asBoolean(),
                order.property("certificates." + KEY_VAULT_CERTIFICATE + ".provisioningState")
                        .asText(),
                order.effectiveExpiry().orElse(null),
                order.property("serialNumber").asText());
    }
}
