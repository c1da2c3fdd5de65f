package io.certmonitor.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FleetGeneratorTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void theSameSeedMakesTheSameFleet() {
        assertThat(fleet(7).orders()).isEqualTo(fleet(7).orders());
        assertThat(fleet(7).orders()).isNotEqualTo(fleet(8).orders());
    }

    @Test
    void theFleetHasTheSizeAskedFor() {
        List<SimulatedOrder> orders = fleet(7).orders();

        assertThat(orders).hasSize(2_000);
        assertThat(orders.stream().map(SimulatedOrder::subscriptionId).distinct())
                .hasSize(4)
                .allSatisfy(id -> assertThat(UUID.fromString(id).version()).isEqualTo(4));
        assertThat(orders.stream().map(SimulatedOrder::id).distinct()).hasSize(2_000);
    }

    @Test
    void mostOrdersAreHealthyAndSomeHaveTroubles() {
        List<SimulatedOrder> orders = fleet(7).orders();

        assertThat(orders).filteredOn(order -> status(order).equals("Issued")).hasSizeBetween(1_850, 1_980);
        assertThat(orders.stream().map(FleetGeneratorTest::status).distinct())
                .contains("Issued", "Expired", "Denied", "Revoked", "Pendingissuance", "NotSubmitted", "Quantum");
    }

    @Test
    void casingsAreMixedAsInAzure() {
        List<SimulatedOrder> orders = fleet(7).orders();

        assertThat(orders).extracting(SimulatedOrder::location).contains("Global", "global");
        assertThat(orders)
                .filteredOn(order -> order.resourceGroup().startsWith("RG-WEB"))
                .isNotEmpty();
        assertThat(orders)
                .filteredOn(order -> order.resourceGroup().startsWith("rg-web"))
                .isNotEmpty();
    }

    @Test
    void aFleetWithoutSubscriptionsIsRefused() {
        assertThatThrownBy(() -> new FleetSpec(0, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one subscription");
    }

    private static SimulatedAzure fleet(long seed) {
        var azure = new SimulatedAzure(CLOCK);
        FleetGenerator.populate(azure, new FleetSpec(4, 3, 2_000, seed));
        return azure;
    }

    private static String status(SimulatedOrder order) {
        return order.property("status").asText();
    }
}
