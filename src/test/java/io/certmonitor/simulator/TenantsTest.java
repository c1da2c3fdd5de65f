package io.certmonitor.simulator;

import static io.certmonitor.simulator.SimulatorClient.errorCode;
import static io.certmonitor.simulator.SimulatorClient.json;
import static io.certmonitor.simulator.SimulatorClient.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String BLUE = "aaaaaaaa-1111-4111-8111-111111111111";
    private static final String RED = "bbbbbbbb-2222-4222-8222-222222222222";
    private static final String BLUE_SUB = "0a6f1c52-8f34-4a71-9c3e-2b1d5e7f9a01";
    private static final String RED_SUB = "0b6f1c52-8f34-4a71-9c3e-2b1d5e7f9a02";
    private static final String SHARED_SUB = "0c6f1c52-8f34-4a71-9c3e-2b1d5e7f9a03";
    private static final String QUERY = "resources | project id, name, tenantId";

    private static final Path PUBLISHED = Path.of("..", "shared", "azure-examples", "GetSubscriptions.2022-12-01.json");

    private final SimulatedAzure azure = new SimulatedAzure(Clock.fixed(NOW, ZoneOffset.UTC));
    private final ArmSimulator simulator = ArmSimulator.start(
            azure,
            SimulatorOptions.builder()
                    .bearer(BearerPolicy.ofTenants(Map.of("blue", BLUE, "red", RED, "red-2", RED)))
                    .build());
    private final SimulatorClient client = new SimulatorClient(simulator);

    @BeforeEach
    void fillAzure() {
        azure.addSubscription(new SimulatedSubscription(BLUE_SUB, "Blue", BLUE, "Enabled"));
        azure.addSubscription(new SimulatedSubscription(RED_SUB, "Red", RED, "Enabled"));
        azure.addSubscription(new SimulatedSubscription(SHARED_SUB, "Shared", RED, "Enabled")
                .managedBy(BLUE.toUpperCase(Locale.ROOT)));
        Stream.of(BLUE_SUB, RED_SUB, SHARED_SUB)
                .forEach(id -> azure.putOrder(
                        SimulatedOrder.healthy(NOW, id, "rg", "order").build()));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({"blue, Blue Shared", "red, Red Shared"})
    void aCallerSeesTheSubscriptionsOfItsTenantAndThoseDelegatedToIt(String token, String names) throws Exception {
        HttpResponse<String> response = client.get("/subscriptions?api-version=2022-12-01", "Bearer " + token);

        assertThat(json(response).path("value").findValuesAsText("displayName")).containsExactly(names.split(" "));
    }

    @Test
    void aSubscriptionHasOnlyFieldsThatAzurePublishes() throws Exception {
        assumeThat(PUBLISHED).as("Azure's example beside the checkout").exists();
        JsonNode published = Json.parse(Files.readString(PUBLISHED)).at("/responses/200/body/value/0");

        JsonNode subscription =
                Json.parse(azure.subscription(SHARED_SUB).orElseThrow().json());

        assertThat(published.fieldNames()).toIterable().containsAll(() -> subscription.fieldNames());
        assertThat(published.at("/managedByTenants/0").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        () -> subscription.at("/managedByTenants/0").fieldNames());
    }

    @Test
    void theManagingTenantsAreTold() throws Exception {
        HttpResponse<String> response = client.get("/subscriptions?api-version=2022-12-01", "Bearer blue");

        assertThat(json(response).at("/value/0/managedByTenants")).isEmpty();
        assertThat(json(response).at("/value/1/managedByTenants/0/tenantId").asText())
                .isEqualToIgnoringCase(BLUE);
        assertThat(json(response).at("/value/1/tenantId").asText()).isEqualTo(RED);
    }

    @ParameterizedTest
    @CsvSource({
        "blue," + BLUE_SUB + ", 200",
        "blue," + SHARED_SUB + ", 200",
        "blue," + RED_SUB + ", 404",
        "red," + RED_SUB + ", 200",
        "red," + BLUE_SUB + ", 404",
        "green," + BLUE_SUB + ", 401",
    })
    void aSubscriptionOfAnotherTenantIsNotThere(String token, String subscription, int status) throws Exception {
        HttpResponse<String> listing = client.get(orders(subscription), "Bearer " + token);
        HttpResponse<String> groups = client.get(
                "/subscriptions/" + subscription + "/resourcegroups?api-version=2025-04-01", "Bearer " + token);

        assertThat(listing.statusCode()).isEqualTo(status);
        assertThat(groups.statusCode()).isEqualTo(status);
        assertThat(errorCode(listing)).isEqualTo(status == 404 ? "SubscriptionNotFound" : code(status));
    }

    @Test
    void queriesLeaveOutWhatTheCallerDoesNotSee() throws Exception {
        String all = ResourceGraphTest.body(QUERY, null, null, BLUE_SUB, RED_SUB, SHARED_SUB);
        String red = ResourceGraphTest.body(QUERY, null, null, RED_SUB);
        String any = ResourceGraphTest.body(QUERY, null, null);

        assertThat(json(client.query("blue", all)).path("data").findValuesAsText("tenantId"))
                .containsExactly(BLUE, RED);
        assertThat(json(client.query("blue", any)).path("count").asInt()).isEqualTo(2);
        assertThat(client.query("blue", red).statusCode()).isEqualTo(403);
        assertThat(client.query("red", red).statusCode()).isEqualTo(200);
    }

    @Test
    void callersOfATenantAreCountedApart() throws Exception {
        client.get(orders(RED_SUB), "Bearer red");

        assertThat(client.get(orders(RED_SUB), "Bearer red").headers().map())
                .containsEntry("x-ms-ratelimit-remaining-subscription-reads", List.of("248"));
        assertThat(client.get(orders(RED_SUB), "Bearer red-2").headers().map())
                .containsEntry("x-ms-ratelimit-remaining-subscription-reads", List.of("249"));
    }

    private static String code(int status) {
        return status == 401 ? "InvalidAuthenticationToken" : "";
    }
}
