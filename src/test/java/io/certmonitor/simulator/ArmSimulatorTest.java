package io.certmonitor.simulator;

import static io.certmonitor.simulator.SimulatorClient.errorCode;
import static io.certmonitor.simulator.SimulatorClient.json;
import static io.certmonitor.simulator.SimulatorClient.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArmSimulatorTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String SUB = "0a6f1c52-8f34-4a71-9c3e-2b1d5e7f9a01";
    private static final String OTHER = "0b6f1c52-8f34-4a71-9c3e-2b1d5e7f9a02";
    private static final String ORDER = "/subscriptions/" + SUB + "/resourceGroups/rg-web" + SimulatorClient.ORDERS;

    private SimulatedAzure azure = new SimulatedAzure(Clock.fixed(NOW, ZoneOffset.UTC));
    private ArmSimulator simulator =
            start(SimulatorOptions.builder().pageSize(3).build());
    private SimulatorClient client = new SimulatorClient(simulator);

    @BeforeEach
    void fillAzure() {
        azure.addSubscription(OTHER, "Other");
        for (int i = 0; i < 7; i++) {
            azure.putOrder(SimulatedOrder.healthy(NOW, SUB, i < 4 ? "rg-web" : "rg-api", "order-" + i)
                    .build());
        }
        azure.putOrder(
                SimulatedOrder.healthy(NOW, OTHER, "rg-web", "elsewhere-0").build());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void everyPageLeadsToTheNextAndTheLastHasNoLink() throws Exception {
        List<JsonNode> pages = pages(orders(SUB));

        assertThat(pages).extracting(page -> page.path("value").size()).containsExactly(3, 3, 1);
        assertThat(pages.get(2).has("nextLink")).isFalse();
        assertThat(names(pages))
                .containsExactly("order-4", "order-5", "order-6", "order-0", "order-1", "order-2", "order-3");
    }

    @Test
    void pagingSkipsNothingWhenAnOrderOfAnEarlierPageIsDeleted() throws Exception {
        JsonNode first = json(client.get(orders(SUB)));
        azure.apply(SUB, "rg-api", "order-4", OrderOperation.delete());

        JsonNode second = json(client.get(URI.create(first.path("nextLink").asText()), "Bearer token"));

        assertThat(names(List.of(second))).containsExactly("order-0", "order-1", "order-2");
    }

    @Test
    void anOrderNeverLeaksIntoAnotherSubscription() throws Exception {
        String token = json(client.get(orders(SUB))).path("nextLink").asText().replaceAll(".*skiptoken=", "");

        assertThat(names(pages(orders(OTHER)))).containsExactly("elsewhere-0");
        assertThat(names(pages(orders(OTHER, "rg-web")))).containsExactly("elsewhere-0");
        assertThat(errorCode(client.get(orders(OTHER) + "&$skiptoken=" + token)))
                .isEqualTo("InvalidSkipToken");
    }

    @Test
    void pathsAndNamesAreComparedWithoutCase() throws Exception {
        HttpResponse<String> response = client.get("/SUBSCRIPTIONS/" + SUB.toUpperCase(Locale.ROOT)
                + "/resourcegroups/RG-WEB/providers/microsoft.certificateregistration/certificateorders/ORDER-1"
                + "?API-Version=2024-11-01");

        assertThat(json(response).path("id").asText()).isEqualTo(ORDER + "/order-1");
    }

    @Test
    void subscriptionsAndResourceGroupsAreListed() throws Exception {
        JsonNode subscriptions = json(client.get("/subscriptions?api-version=2022-12-01"));
        JsonNode groups = json(client.get("/subscriptions/" + SUB + "/resourcegroups?api-version=2025-04-01"));

        assertThat(subscriptions.path("value").findValuesAsText("subscriptionId"))
                .containsExactly(SUB, OTHER);
        assertThat(groups.path("value").findValuesAsText("name")).containsExactly("rg-api", "rg-web");
    }

    @Test
    void certificatesOfAnOrderAreResources() throws Exception {
        JsonNode page = json(client.get(ORDER + "/order-1/certificates?api-version=2024-11-01"));

        assertThat(page.at("/value/0/id").asText()).isEqualTo(ORDER + "/order-1/certificates/main");
        assertThat(page.at("/value/0/properties/provisioningState").asText()).isEqualTo("Succeeded");
    }

    @Test
    void theOldestApiVersionSaysTheSameOfAKeyVaultCertificateInItsOrderAndOnItsOwn() throws Exception {
        azure.putOrder(SimulatedOrder.healthy(NOW, SUB, "rg-web", "external")
                .keyVaultCertificate("main", "ExternalPrivateKey")
                .build());

        JsonNode order = json(client.get(ORDER + "/external?api-version=2015-08-01"));
        JsonNode page = json(client.get(ORDER + "/external/certificates?api-version=2015-08-01"));
        JsonNode later = json(client.get(ORDER + "/external/certificates?api-version=2024-11-01"));

        assertThat(page.at("/value/0")).isEqualTo(order.at("/properties/certificates/main"));
        assertThat(page.at("/value/0/properties/provisioningState").asText()).isEqualTo("Unknown");
        assertThat(later.at("/value/0/properties/provisioningState").asText()).isEqualTo("ExternalPrivateKey");
    }

    @Test
    void theApiVersionDecidesTheShape() throws Exception {
        JsonNode flat = json(client.get(ORDER + "/order-1?api-version=2024-11-01"));
        JsonNode nested = json(client.get(ORDER + "/order-1?api-version=2015-08-01"));

        assertThat(nested.at("/properties/signedCertificate/properties"))
                .isEqualTo(flat.at("/properties/signedCertificate"));
    }

    @ParameterizedTest
    @CsvSource({
        "/subscriptions, 400, MissingApiVersionParameter",
        "/subscriptions?api-version=1999-01-01, 400, InvalidApiVersionParameter",
        "/subscriptions/{sub}/orders?api-version=2024-11-01, 404, NotFound",
        "/subscriptions/{sub}/resourcegroups?api-version=x, 400, InvalidApiVersionParameter",
        "/subscriptions/nope/resourcegroups?api-version=2025-04-01, 404, SubscriptionNotFound",
        "/subscriptions/nope{orders}?api-version=2024-11-01, 404, SubscriptionNotFound",
        "/subscriptions/{sub}{orders}?api-version=1999-01-01, 400, NoRegisteredProviderFound",
        "/subscriptions/{sub}/resourceGroups/nope{orders}?api-version=2024-11-01, 404, ResourceGroupNotFound",
        "/subscriptions/{sub}/resourceGroups/rg-web{orders}/nope?api-version=2024-11-01, 404, ResourceNotFound",
    })
    void refusalsAreInTheErrorEnvelope(String path, int status, String code) throws Exception {
        HttpResponse<String> response =
                client.get(path.replace("{sub}", SUB).replace("{orders}", SimulatorClient.ORDERS));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(errorCode(response)).isEqualTo(code);
        assertThat(json(response).at("/error/message").asText()).isNotBlank();
    }

    @Test
    void aCallWithoutTokenIsChallenged() throws Exception {
        HttpResponse<String> response = client.get(orders(SUB), null);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(errorCode(response)).isEqualTo("AuthenticationFailed");
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer "));
    }

    @Test
    void onlyTheAgreedTokenIsAccepted() throws Exception {
        simulator.close();
        simulator = start(
                SimulatorOptions.builder().bearer(BearerPolicy.exactly("right")).build());
        client = new SimulatorClient(simulator);

        assertThat(errorCode(client.get(orders(SUB), "Bearer wrong"))).isEqualTo("InvalidAuthenticationToken");
        assertThat(client.get(orders(SUB), "Bearer right").statusCode()).isEqualTo(200);
    }

    @Test
    void theRemainingReadsAreToldForEverySubscriptionApart() throws Exception {
        client.get(orders(SUB));

        assertThat(remaining(client.get(orders(SUB)), "subscription")).isEqualTo("248");
        assertThat(remaining(client.get(orders(OTHER)), "subscription")).isEqualTo("249");
        assertThat(remaining(client.get("/subscriptions?api-version=2022-12-01"), "tenant"))
                .isEqualTo("249");
    }

    @Test
    void anEmptyRateLimitIsEnforcedOnlyWhenAsked() throws Exception {
        simulator.close();
        simulator = start(SimulatorOptions.builder().throttling(true).build());
        client = new SimulatorClient(simulator);
        for (int i = 0; i < 250; i++) {
            assertThat(client.get(orders(SUB)).statusCode()).isEqualTo(200);
        }

        HttpResponse<String> throttled = client.get(orders(SUB));

        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(client.get(orders(OTHER)).statusCode()).isEqualTo(200);
    }

    @Test
    void requestsAreRecordedAndCounted() throws Exception {
        client.get(orders(SUB));
        client.get(orders(SUB), null);

        assertThat(simulator.requests())
                .containsExactly(
                        new ReceivedRequest("GET", path(orders(SUB)), "api-version=2024-11-01", "", true, NOW),
                        new ReceivedRequest("GET", path(orders(SUB)), "api-version=2024-11-01", "", false, NOW));
        assertThat(simulator.count(ArmOperation.LIST_ORDERS)).isEqualTo(2);
        assertThat(simulator.count(ArmOperation.GET_ORDER)).isZero();
    }

    @Test
    void aTakenPortIsNamed() {
        var options = SimulatorOptions.builder().port(simulator.port()).build();

        assertThatThrownBy(() -> ArmSimulator.start(azure, options))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot listen on 127.0.0.1:" + simulator.port());
    }

    private ArmSimulator start(SimulatorOptions options) {
        return ArmSimulator.start(azure, options);
    }

    private List<JsonNode> pages(String path) throws Exception {
        List<JsonNode> pages = new ArrayList<>();
        pages.add(json(client.get(path)));
        while (pages.get(pages.size() - 1).has("nextLink")) {
            String link = pages.get(pages.size() - 1).path("nextLink").asText();
            assertThat(link).startsWith(simulator.endpoint().toString());
            pages.add(json(client.get(URI.create(link), "Bearer token")));
        }
        return pages;
    }

    private static List<String> names(List<JsonNode> pages) {
        List<String> names = new ArrayList<>();
        pages.forEach(page ->
                page.path("value").forEach(order -> names.add(order.path("name").asText())));
        return names;
    }

    private static String path(String pathAndQuery) {
        return URI.create(pathAndQuery).getPath();
    }

    private static String remaining(HttpResponse<String> response, String kind) {
        return response.headers()
                .firstValue("x-ms-ratelimit-remaining-" + kind + "-reads")
                .orElse("");
    }
}
