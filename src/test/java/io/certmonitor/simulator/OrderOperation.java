package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Something that happens to an order in Azure: the certificate authority, an operator or a Key Vault acts. */
@FunctionalInterface
public interface OrderOperation {

    /**
     * Says what becomes of an order.
     *
     * @param order the order before
     * @param now when it happens
     * @return the order after, or null when it is gone
     * @throws IllegalArgumentException when the order has not what the operation works on
     */
    @Nullable
    SimulatedOrder on(SimulatedOrder order, Instant now);

    /**
     * The certificate authority issues a certificate, and the Key Vaults that waited get it.
     *
     * @return the operation
     */
    static OrderOperation issue() {
        return change((order, now) -> Issuance.issued(order, now));
    }

    /**
     * The certificate is renewed: another serial number and thumbprint, and a later effective expiry in any case.
     *
     * @return the operation
     */
    static OrderOperation renew() {
        return change((order, now) -> Issuance.issued(order, now));
    }

    /**
     * The certificate authority denies the order.
     *
     * @return the operation
     */
    static OrderOperation deny() {
        return change((order, now) -> order.toBuilder(now).status("Denied"));
    }

    /**
     * The certificate is revoked.
     *
     * @return the operation
     */
    static OrderOperation revoke() {
        return change((order, now) -> order.toBuilder(now).status("Revoked"));
    }

    /**
     * Order and certificate end now, and Azure says so.
     *
     * @return the operation
     */
    static OrderOperation expire() {
        return change((order, now) ->
                Issuance.ending(order, now, now).expirationTime(now).status("Expired"));
    }

    /**
     * Moves the effective expiry; the certificate keeps its lifetime, because thresholds may depend on it.
     *
     * @param remaining from now
     * @return the operation
     */
    static OrderOperation expireIn(Duration remaining) {
        return change((order, now) -> Issuance.ending(order, now, now.plus(remaining)));
    }

    /**
     * Puts every Key Vault certificate of the order into a state.
     *
     * @param status the state, such as KeyVaultDoesNotExist
     * @return the operation
     */
    static OrderOperation breakKeyVault(String status) {
        return change((order, now) -> keyVault(order, now, certificates(order), status));
    }

    /**
     * Puts one Key Vault certificate of the order into a state.
     *
     * @param certificate its name in the order
     * @param status the state, such as KeyVaultDoesNotExist
     * @return the operation
     */
    static OrderOperation breakKeyVault(String certificate, String status) {
        return change((order, now) -> {
            if (!certificates(order).contains(certificate)) {
                throw new IllegalArgumentException("Order " + order.name() + " has no Key Vault certificate "
                        + certificate + "; it has " + certificates(order));
            }
            return keyVault(order, now, Set.of(certificate), status);
        });
    }

    /**
     * Every Key Vault certificate of the order is in sync again.
     *
     * @return the operation
     */
    static OrderOperation repairKeyVault() {
        return breakKeyVault("Succeeded");
    }

    /**
     * Somebody deletes the order.
     *
     * @return the operation
     */
    static OrderOperation delete() {
        return (order, now) -> null;
    }

    /**
     * Changes properties by a JSON merge patch: objects are merged, null removes, everything else replaces.
     *
     * @param properties what to change in {@code properties}
     * @return the operation
     */
    static OrderOperation patch(ObjectNode properties) {
        ObjectNode patch = properties.deepCopy();
        return change((order, now) -> order.toBuilder(now).patch(patch));
    }

    private static OrderOperation change(BiFunction<SimulatedOrder, Instant, SimulatedOrderBuilder> change) {
        return (order, now) -> change.apply(order, now).build();
    }

    private static List<String> certificates(SimulatedOrder order) {
        List<String> names = new ArrayList<>();
        order.property("certificates").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static SimulatedOrderBuilder keyVault(
            SimulatedOrder order, Instant now, Collection<String> certificates, String status) {
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("Order " + order.name() + " has no Key Vault certificate");
        }
        SimulatedOrderBuilder builder = order.toBuilder(now);
        certificates.forEach(certificate -> builder.raw("certificates." + certificate + ".provisioningState", status));
        return builder;
    }
}
