package io.certmonitor.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds what the simulator serves against Microsoft's own description, which is no part of the repository. */
class AzureDescriptionTest {

    private static final Path DESCRIPTIONS = Path.of("..", "shared", "azure-spec");
    private static final Path EXAMPLES = Path.of("..", "shared", "azure-examples");
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @BeforeEach
    void onlyWithTheDescriptions() {
        assumeThat(DESCRIPTIONS)
                .as("Microsoft's descriptions beside the checkout")
                .exists();
    }

    @Test
    void everyOrderKeepsToTheDescriptionOf2024() throws Exception {
        OrderSchema schema = schemaOf2024("AppServiceCertificateOrder");

        assertThat(violations(schema, SimulatedOrder::json))
                .containsExactlyInAnyOrderEntriesOf(expected(OrdersOutsideOfTheDescription::flat));
    }

    @Test
    void everyOrderKeepsToTheNestedDescriptionOf2015() throws Exception {
        OrderSchema schema = nestedSchema();

        assertThat(violations(schema, OrderJson::nested))
                .containsExactlyInAnyOrderEntriesOf(expected(OrdersOutsideOfTheDescription::nested));
    }

    @Test
    void ordersKeepToBothDescriptionsWhateverHappensToThem() throws Exception {
        OrderSchema flat = schemaOf2024("AppServiceCertificateOrder");
        OrderSchema nested = nestedSchema();

        Operations.all().forEach((name, operation) -> {
            SimulatedOrder after =
                    operation.on(Scenarios.named("healthy").order().apply(NOW), NOW);
            if (after != null) {
                assertThat(flat.violations(after.json())).as(name).isEmpty();
                assertThat(nested.violations(OrderJson.nested(after))).as(name).isEmpty();
            }
        });
    }

    @Test
    void theCertificatesInAnOrderKeepToTheDescriptions() throws Exception {
        OrderSchema later = schema("2024-11-01", "AppServiceCertificateResource");
        OrderSchema oldest = schema("2015-08-01", "AppServiceCertificateResource");

        for (Scenario scenario : Scenarios.all()) {
            SimulatedOrder order = scenario.order().apply(NOW);
            Set<String> expected = scenario.name().equals("unknown-key-vault-state")
                    ? Set.of("/properties/provisioningState enum")
                    : Set.of();
            assertThat(OrderJson.certificates(order))
                    .as(scenario.name())
                    .allSatisfy(each -> assertThat(later.violations(each)).isEqualTo(expected));
            assertThat(OrderJson.nestedCertificates(order))
                    .as(scenario.name())
                    .allSatisfy(each -> assertThat(oldest.violations(each)).isEqualTo(expected));
        }
    }

    @Test
    void thePublishedExamplesKeepToTheDescriptionAndToOurSchema() throws Exception {
        assumeThat(EXAMPLES).as("Azure's examples beside the checkout").exists();
        JsonNode orders = read(EXAMPLES.resolve("ListAppServiceCertificateOrdersByResourceGroup.2024-11-01.json"))
                .at("/responses/200/body");
        JsonNode certificates = read(EXAMPLES.resolve("ListCertificatesByAppServiceCertificateOrder.2024-11-01.json"))
                .at("/responses/200/body");

        assertThat(schemaOf2024("AppServiceCertificateOrderCollection").violations(orders))
                .isEmpty();
        assertThat(schemaOf2024("AppServiceCertificateCollection").violations(certificates))
                .isEmpty();
        assertThat(orders.path("value"))
                .isNotEmpty()
                .allSatisfy(order ->
                        assertThat(OrderSchema.flat().violations(order)).isEmpty());
    }

    @Test
    void pagesAndErrorsKeepToTheDescription() throws Exception {
        var azure = new SimulatedAzure(Clock.fixed(NOW, ZoneOffset.UTC));
        azure.putOrder(Scenarios.named("healthy").order().apply(NOW));
        azure.putOrder(Scenarios.named("revoked").order().apply(NOW));
        String orders = SimulatorClient.orders(Scenarios.SUBSCRIPTION);

        try (var simulator =
                ArmSimulator.start(azure, SimulatorOptions.builder().pageSize(1).build())) {
            var client = new SimulatorClient(simulator);
            JsonNode page = SimulatorClient.json(client.get(orders));
            JsonNode error = SimulatorClient.json(client.get(orders.replace(Scenarios.SUBSCRIPTION, "nope")));

            assertThat(page.has("nextLink")).isTrue();
            assertThat(schemaOf2024("AppServiceCertificateOrderCollection").violations(page))
                    .isEmpty();
            assertThat(error.has("error")).isTrue();
            assertThat(schemaOf2024("DefaultErrorResponse").violations(error)).isEmpty();
        }
    }

    @Test
    void aFieldThatTheDescriptionsDoNotHaveIsFound() throws Exception {
        SimulatedOrder order = Scenarios.named("healthy").order().apply(NOW).toBuilder(NOW)
                .raw("signedCertificate.serialnumber", "1")
                .build();

        assertThat(schemaOf2024("AppServiceCertificateOrder").violations(order.json()))
                .contains("/properties/signedCertificate unevaluatedProperties");
    }

    private static Map<String, Set<String>> violations(OrderSchema schema, Function<SimulatedOrder, String> shape) {
        return byScenario(
                scenario -> schema.violations(shape.apply(scenario.order().apply(NOW))));
    }

    private static Map<String, Set<String>> expected(Function<Scenario, Set<String>> violations) {
        return byScenario(violations);
    }

    private static Map<String, Set<String>> byScenario(Function<Scenario, Set<String>> violations) {
        Map<String, Set<String>> all = new HashMap<>();
        Scenarios.all().forEach(scenario -> all.put(scenario.name(), violations.apply(scenario)));
        return all;
    }

    private static OrderSchema schemaOf2024(String definition) throws IOException {
        return schema("2024-11-01", definition);
    }

    private static OrderSchema schema(String apiVersion, String definition) throws IOException {
        Path folder = DESCRIPTIONS.resolve(apiVersion);
        return OrderSchema.of(SwaggerSchema.of(
                definition,
                read(folder.resolve("AppServiceCertificateOrders.json")),
                read(folder.resolve("CommonDefinitions.json"))));
    }

    private static OrderSchema nestedSchema() throws IOException {
        return OrderSchema.of(SwaggerSchema.of(read(DESCRIPTIONS.resolve("CertificateOrder.2015-08-01.swagger.json"))));
    }

    private static ObjectNode read(Path file) throws IOException {
        return Json.parse(Files.readString(file));
    }
}
