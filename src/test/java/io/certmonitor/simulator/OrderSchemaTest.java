package io.certmonitor.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderSchemaTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String SUB = "0a6f1c52-8f34-4a71-9c3e-2b1d5e7f9a01";
    private static final OrderSchema SCHEMA = OrderSchema.flat();

    /** What a generated fleet breaks on purpose, by the property that it is broken in. */
    private static final Map<String, String> FLEET_TROUBLES = Map.of(
            "\"status\":\"Quantum\"", "/properties/status enum",
            "\"expirationTime\":\"soon\"", "/properties/expirationTime format");

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyScenarioKeepsToTheSchemaUnlessItIsThereToBreakIt(Scenario scenario) {
        assertThat(SCHEMA.violations(scenario.order().apply(NOW).json()))
                .isEqualTo(OrdersOutsideOfTheDescription.flat(scenario));
    }

    @Test
    void aFleetKeepsToTheSchemaButForItsTroubles() {
        long seed = System.nanoTime();
        System.out.println("OrderSchemaTest: fleet of seed " + seed);
        var azure = new SimulatedAzure(Clock.fixed(NOW, ZoneOffset.UTC));
        FleetGenerator.populate(azure, new FleetSpec(3, 2, 1_500, seed).withoutRawData());

        for (SimulatedOrder order : azure.orders()) {
            Set<String> expected = new HashSet<>();
            FLEET_TROUBLES.forEach((text, violation) -> {
                if (order.properties().contains(text)) {
                    expected.add(violation);
                }
            });
            assertThat(SCHEMA.violations(order.json())).as(order.json()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOrderKeepsToTheSchemaWhateverHappensToIt(String operation) {
        SimulatedOrder healthy =
                SimulatedOrder.healthy(NOW, SUB, "rg-web", "shop").build();
        SimulatedOrder pending = healthy.toBuilder(NOW).neverIssued().build();

        for (SimulatedOrder before : List.of(healthy, pending, PublishedExample.order())) {
            SimulatedOrder after = Operations.named(operation).on(before, NOW);
            if (after != null) {
                assertThat(SCHEMA.violations(after.json())).as(after.json()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "signedCertificate.serialnumber, /properties/signedCertificate additionalProperties",
        "autorenew, /properties additionalProperties",
        "contact.mail, /properties/contact additionalProperties",
        "certificates.main.keyVaultID, /properties/certificates/main additionalProperties",
    })
    void aFieldThatIsMisspeltIsFound(String path, String violation) {
        SimulatedOrder order = SimulatedOrder.healthy(NOW, SUB, "rg-web", "shop")
                .raw(path, "x")
                .build();

        assertThat(SCHEMA.violations(order.json())).containsExactly(violation);
    }

    @ParameterizedTest
    @CsvSource({"location, ' required'", "productType, /properties required", "properties, ' required'"})
    void whatAzureAlwaysSendsIsRequired(String field, String violation) {
        ObjectNode order = healthyJson();
        order.remove(field);
        if (order.get("properties") instanceof ObjectNode properties) {
            properties.remove(field);
        }

        assertThat(SCHEMA.violations(order)).containsExactly(violation);
    }

    @Test
    void whatResourceManagerAddsIsAccepted() {
        ObjectNode order = healthyJson().put("etag", "W/\"1\"").put("kind", "");
        order.putObject("systemData").put("createdBy", "somebody");

        assertThat(SCHEMA.violations(order)).isEmpty();
    }

    @Test
    void thePublishedPageKeepsToTheSchema() {
        for (JsonNode order : Json.resource("/simulator/published-example.json").path("value")) {
            assertThat(SCHEMA.violations(order)).isEmpty();
        }
    }

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    static Set<String> operations() {
        return Operations.all().keySet();
    }

    private static ObjectNode healthyJson() {
        return Json.parse(
                SimulatedOrder.healthy(NOW, SUB, "rg-web", "shop").build().json());
    }
}
