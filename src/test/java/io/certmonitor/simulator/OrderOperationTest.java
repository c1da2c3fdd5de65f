package io.certmonitor.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class OrderOperationTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String SUB = "0a6f1c52-8f34-4a71-9c3e-2b1d5e7f9a01";

    private final SimulatedAzure azure = new SimulatedAzure(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aRenewalChangesTheIdentityAndMovesTheExpiryEveryTime() {
        put(healthy());
        SimulatedOrder before = order();
        for (int i = 0; i < 3; i++) {
            azure.apply(SUB, "rg", "shop", OrderOperation.renew());
            SimulatedOrder after = order();

            assertThat(after.effectiveExpiry().orElseThrow())
                    .isAfter(before.effectiveExpiry().orElseThrow());
            assertThat(after.property("serialNumber")).isNotEqualTo(before.property("serialNumber"));
            assertThat(after.property("signedCertificate.thumbprint"))
                    .isNotEqualTo(before.property("signedCertificate.thumbprint"));
            before = after;
        }
    }

    @Test
    void aRenewalOfAnExpiredOrderStartsNow() {
        put(healthy().expiresIn(Duration.ofDays(-400)).status("Expired"));

        azure.apply(SUB, "rg", "shop", OrderOperation.renew());

        assertThat(order().effectiveExpiry()).hasValue(NOW.plus(Duration.ofDays(198)));
        assertThat(order().property("status").asText()).isEqualTo("Issued");
    }

    @Test
    void issuingGivesAPendingOrderItsCertificateAndFillsTheWaitingKeyVault() {
        put(healthy()
                .neverIssued()
                .status("Pendingissuance")
                .keyVaultCertificate("main", "WaitingOnCertificateOrder")
                .keyVaultCertificate("lost", "KeyVaultDoesNotExist"));

        azure.apply(SUB, "rg", "shop", OrderOperation.issue());

        assertThat(order().effectiveExpiry()).hasValue(NOW.plus(Duration.ofDays(198)));
        assertThat(order().property("signedCertificate").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "version",
                        "serialNumber",
                        "thumbprint",
                        "subject",
                        "notBefore",
                        "notAfter",
                        "signatureAlgorithm",
                        "issuer",
                        "rawData");
        assertThat(keyVault("main")).isEqualTo("Succeeded");
        assertThat(keyVault("lost")).isEqualTo("KeyVaultDoesNotExist");
    }

    @Test
    void movingTheExpiryKeepsTheLifetime() {
        put(healthy().expiresIn(Duration.ofDays(20), Duration.ofDays(47)));

        azure.apply(SUB, "rg", "shop", OrderOperation.expireIn(Duration.ofDays(5)));

        assertThat(order().effectiveExpiry()).hasValue(NOW.plus(Duration.ofDays(5)));
        assertThat(ArmTime.read(order().property("signedCertificate.notBefore")))
                .hasValue(NOW.minus(Duration.ofDays(42)));
    }

    @Test
    void anExpiryCanMovePastTheEndOfThePaidYear() {
        put(healthy());

        azure.apply(SUB, "rg", "shop", OrderOperation.expireIn(Duration.ofDays(900)));

        assertThat(order().effectiveExpiry()).hasValue(NOW.plus(Duration.ofDays(900)));
    }

    @Test
    void anExpiredOrderEndsNow() {
        put(healthy());

        azure.apply(SUB, "rg", "shop", OrderOperation.expire());

        assertThat(order().effectiveExpiry()).hasValue(NOW);
        assertThat(order().property("status").asText()).isEqualTo("Expired");
    }

    @Test
    void keyVaultsBreakAndAreRepaired() {
        put(healthy().keyVaultCertificate("second", "Succeeded"));

        azure.apply(SUB, "rg", "shop", OrderOperation.breakKeyVault("second", "KeyVaultDoesNotExist"));
        assertThat(keyVault("main")).isEqualTo("Succeeded");
        assertThat(keyVault("second")).isEqualTo("KeyVaultDoesNotExist");

        azure.apply(SUB, "rg", "shop", OrderOperation.repairKeyVault());
        assertThat(keyVault("second")).isEqualTo("Succeeded");
    }

    @Test
    void removingAResourceGroupTakesItsOrdersAndNoOthers() {
        put(healthy());
        azure.putOrder(SimulatedOrder.healthy(NOW, SUB, "rg-2", "other").build());

        azure.removeResourceGroup(SUB, "RG");

        assertThat(azure.orders()).extracting(SimulatedOrder::name).containsExactly("other");
        assertThat(azure.resourceGroup(SUB, "rg")).isEmpty();
    }

    @Test
    void anOrderKeepsItsPlaceWhenItIsUpdated() {
        put(healthy());

        azure.update(
                SUB,
                "RG",
                "SHOP",
                order -> order.toBuilder(NOW).tag("team", "web").build());

        assertThat(order().tags()).containsEntry("team", "web");
        assertThatThrownBy(() -> azure.update(
                        SUB,
                        "rg",
                        "shop",
                        order -> SimulatedOrder.healthy(NOW, SUB, "rg", "else").build()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingHappensToAnOrderThatIsNotThere() {
        assertThatThrownBy(() -> azure.apply(SUB, "rg", "shop", OrderOperation.deny()))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("shop");
    }

    private static SimulatedOrderBuilder healthy() {
        return SimulatedOrder.healthy(NOW, SUB, "rg", "shop");
    }

    private void put(SimulatedOrderBuilder order) {
        azure.putOrder(order.build());
    }

    private SimulatedOrder order() {
        return azure.order(SUB, "rg", "shop").orElseThrow();
    }

    private String keyVault(String certificate) {
        return order().property("certificates." + certificate + ".provisioningState")
                .asText();
    }
}
