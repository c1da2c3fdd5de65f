package io.certmonitor.simulator;

import static io.certmonitor.simulator.SimulatorClient.errorCode;
import static io.certmonitor.simulator.SimulatorClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlApiTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String SUB = "0a6f1c52-8f34-4a71-9c3e-2b1d5e7f9a01";
    private static final String ORDER = "/orders/" + SUB + "/rg-web/shop";

    private final SimulatedAzure azure = new SimulatedAzure(Clock.fixed(NOW, ZoneOffset.UTC));
    private final ArmSimulator simulator = ArmSimulator.start(azure, SimulatorOptions.defaults());
    private final SimulatorClient client = new SimulatorClient(simulator);

    @BeforeEach
    void fillAzure() {
        azure.putOrder(SimulatedOrder.healthy(NOW, SUB, "rg-web", "shop").build());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "issue, status, Issued",
        "renew, status, Issued",
        "deny, status, Denied",
        "revoke, status, Revoked",
        "expire, status, Expired",
        "expire-in?seconds=60, signedCertificate.notAfter, 2026-11-20T10:01:00+00:00",
        "break-key-vault?status=UnknownError, certificates.main.provisioningState, UnknownError",
        "break-key-vault?certificate=main&status=Unknown, certificates.main.provisioningState, Unknown",
        "repair-key-vault, certificates.main.provisioningState, Succeeded",
    })
    void anOperationAnswersTheChangedOrder(String operation, String property, String value) throws Exception {
        HttpResponse<String> response = client.control("POST", ORDER + "/" + operation, "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Json.at(json(response), "properties." + property).asText()).isEqualTo(value);
    }

    @Test
    void aDeletedOrderIsGone() throws Exception {
        assertThat(client.control("POST", ORDER + "/delete", "").statusCode()).isEqualTo(204);
        assertThat(azure.orders()).isEmpty();
    }

    @Test
    void aPatchMergesIntoTheProperties() throws Exception {
        HttpResponse<String> response = client.control(
                "PUT", ORDER, "{\"status\":\"Quantum\",\"csr\":null,\"signedCertificate\":{\"issuer\":7}}");

        JsonNode properties = json(response).path("properties");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(properties.path("status").asText()).isEqualTo("Quantum");
        assertThat(properties.has("csr")).isFalse();
        assertThat(properties.at("/signedCertificate/issuer").asInt()).isEqualTo(7);
        assertThat(properties.at("/signedCertificate/notAfter").asText()).isNotBlank();
    }

    @Test
    void theOrdersAreListed() throws Exception {
        JsonNode orders = json(client.control("GET", "/orders", "")).path("orders");

        assertThat(orders).hasSize(1);
        assertThat(orders.at("/0/name").asText()).isEqualTo("shop");
        assertThat(orders.at("/0/effectiveExpiry").asText()).isEqualTo(ArmTime.text(NOW.plus(Duration.ofDays(120))));
    }

    @Test
    void faultsAreAddedListedAndRemovedAsJson() throws Exception {
        String rule = "{\"subscription\":\"" + SUB + "\",\"operation\":\"list-orders\",\"times\":2,"
                + "\"fault\":{\"type\":\"delay\",\"duration\":\"PT2S\"}}";

        assertThat(client.control("POST", "/faults", rule).statusCode()).isEqualTo(201);
        assertThat(simulator.faults().rules())
                .containsExactly(FaultRule.always(new Fault.Delay(Duration.ofSeconds(2)))
                        .inSubscription(SUB)
                        .on(ArmOperation.LIST_ORDERS)
                        .times(2));
        assertThat(json(client.control("GET", "/faults", "")).at("/faults/0")).isEqualTo(Json.parse(rule));

        assertThat(client.control("DELETE", "/faults", rule).statusCode()).isEqualTo(204);
        assertThat(simulator.faults().rules()).isEmpty();
        assertThat(client.control("DELETE", "/faults", rule).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"status\",\"status\":503,\"code\":\"X\",\"message\":\"Y\",\"retryAfter\":\"1\"}",
                "{\"type\":\"html\"}",
                "{\"type\":\"empty-body\"}",
                "{\"type\":\"truncated-body\"}",
                "{\"type\":\"hang\"}",
                "{\"type\":\"drop-connection\"}",
                "{\"type\":\"foreign-next-link\",\"host\":\"attacker.example\"}",
                "{\"type\":\"looping-next-link\"}",
                "{\"type\":\"status\",\"status\":429,\"code\":\"X\",\"message\":\"Y\",\"retryAfterMs\":1500}",
                "{\"type\":\"delay\",\"duration\":\"PT2S\"}",
                "{\"type\":\"aborted-body\"}",
                "{\"type\":\"endless-paging\"}",
                "{\"type\":\"repeated-orders\"}",
                "{\"type\":\"mixed-case-ids\"}",
                "{\"type\":\"bad-field\",\"path\":\"expirationTime\",\"value\":\"not-a-date\"}",
                "{\"type\":\"bad-field\",\"order\":\"shop\",\"path\":\"keySize\",\"value\":null}",
                "{\"type\":\"page-value\",\"value\":null}",
                "{\"type\":\"page-value\",\"value\":{}}",
                "{\"type\":\"result-truncated\"}",
                "{\"type\":\"throttle\",\"capacity\":5,\"refillPerSecond\":0.5}"
            })
    void everyFaultHasItsJson(String fault) throws Exception {
        HttpResponse<String> response = client.control("POST", "/faults", "{\"fault\":" + fault + "}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(json(response).path("fault")).isEqualTo(Json.parse(fault));
    }

    @Test
    void everyFaultIsAmongThoseThatHaveJson() {
        assertThat(Fault.class.getAnnotation(JsonSubTypes.class).value())
                .extracting(JsonSubTypes.Type::value)
                .containsExactlyInAnyOrder(Fault.class.getPermittedSubclasses());
    }

    @Test
    void aRuleOfPagesHasItsJson() throws Exception {
        String rule =
                "{\"operation\":\"query-resources\",\"firstPage\":2,\"lastPage\":2,\"fault\":{\"type\":\"html\"}}";

        assertThat(client.control("POST", "/faults", rule).statusCode()).isEqualTo(201);

        assertThat(simulator.faults().rules())
                .containsExactly(FaultRule.always(new Fault.Html())
                        .on(ArmOperation.QUERY_RESOURCES)
                        .onPage(2));
    }

    @Test
    void deletingAllFaultsMakesAzureReachable() throws Exception {
        simulator.faults().unreachable(true);
        simulator.faults().add(FaultRule.always(new Fault.Html()));

        client.control("DELETE", "/faults", "");

        assertThat(client.get(SimulatorClient.orders(SUB)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /orders/{sub}/rg-web/nope/renew | | 404 | ResourceNotFound | nope",
                "POST | /orders/{sub}/rg-web/shop/explode | | 400 | BadRequest | Unknown operation explode",
                "POST | /orders/{sub}/rg-web/shop/expire-in | | 400 | BadRequest | ?seconds=",
                "POST | /orders/{sub}/rg-web/shop/expire-in?seconds=x | | 400 | BadRequest | not x",
                "POST | /orders/{sub}/rg-web/shop/expire-in?seconds=999999999999999 | | 400 | BadRequest | seconds",
                "POST | /orders/{sub}/rg-web/shop/break-key-vault | | 400 | BadRequest | ?status=",
                "POST | /orders/{sub}/rg-web/shop/break-key-vault?status=X&certificate=c | | 400 | BadRequest | no Key Vault",
                "PUT | /orders/{sub}/rg-web/shop | [1] | 400 | BadRequest | Not a JSON object",
                "PUT | /orders/{sub}/rg-web/shop | {oops | 400 | BadRequest | Not a JSON object",
                "POST | /faults | {} | 400 | BadRequest | needs a fault",
                "POST | /faults | {\"fault\":{\"type\":\"flood\"}} | 400 | BadRequest | flood",
                "POST | /faults | {\"fault\":{\"type\":\"delay\"}} | 400 | BadRequest | duration",
                "POST | /faults | {\"fault\":{\"type\":\"hang\"},\"typo\":1} | 400 | BadRequest | typo",
                "POST | /faults | {\"fault\":{\"type\":\"bad-field\"}} | 400 | BadRequest | needs a path",
                "POST | /faults | {\"fault\":{\"type\":\"page-value\"}} | 400 | BadRequest | needs a value",
                "POST | /faults | {\"fault\":{\"type\":\"throttle\",\"capacity\":5}} | 400 | BadRequest | refill above 0",
                "POST | /faults | {\"fault\":{\"type\":\"html\"},\"firstPage\":0} | 400 | BadRequest | pages must be",
                "POST | /faults | nonsense | 400 | BadRequest | Not JSON",
                "GET | /nowhere | | 404 | NotFound | /control/nowhere",
            })
    void badInputIsToldClearly(
            String method, String path, @Nullable String body, int status, String code, String message)
            throws Exception {
        HttpResponse<String> response = client.control(method, path.replace("{sub}", SUB), body == null ? "" : body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(errorCode(response)).isEqualTo(code);
        assertThat(json(response).at("/error/message").asText()).contains(message);
    }
}
