package io.certmonitor.simulator;

import static io.certmonitor.simulator.ResourceGraphTest.body;
import static io.certmonitor.simulator.SimulatorClient.errorCode;
import static io.certmonitor.simulator.SimulatorClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeten.extra.MutableClock;

class ResourceGraphRefusalsTest {

    private static final String SUB = "0a6f1c52-8f34-4a71-9c3e-2b1d5e7f9a01";
    private static final String ORDERS = "resources | where type =~ '" + SimulatedOrder.TYPE + "'";
    private static final String PROJECTED = ORDERS + " | project id, name, properties | order by id asc";

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    private final SimulatedAzure azure = new SimulatedAzure(clock);
    private ArmSimulator simulator = ArmSimulator.start(azure, SimulatorOptions.defaults());
    private SimulatorClient client = new SimulatorClient(simulator);

    @BeforeEach
    void fillAzure() {
        azure.putOrder(
                SimulatedOrder.healthy(clock.instant(), SUB, "rg-web", "shop").build());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | Not a JSON object",
                "{} | query is missing",
                "{\"query\":\" \"} | query is missing",
                "{\"query\":\"resources\",\"managementGroups\":[\"m\"]} | managementGroups",
                "{\"query\":\"resources\",\"options\":{\"$skip\":1}} | options.$skip",
                "{\"query\":\"resources\",\"options\":{\"$top\":0}} | $top must be 1 to 1000, not 0",
                "{\"query\":\"resources\",\"options\":{\"$top\":1001}} | $top must be 1 to 1000, not 1001",
                "{\"query\":\"resources\",\"options\":{\"resultFormat\":\"table\"}} | objectArray only",
                "{\"query\":\"resources\",\"options\":{\"$skipToken\":\"?\"}} | skip token",
                "{\"query\":\"tables\"} | Table tables is invalid",
            })
    void aBodyThatIsNotUnderstoodIsRefused(String body, String message) throws Exception {
        HttpResponse<String> response = client.query("token", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(errorCode(response)).isEqualTo("BadRequest");
        assertThat(json(response).at("/error/details").findValuesAsText("message"))
                .anySatisfy(detail -> assertThat(detail).contains(message));
    }

    @Test
    void moreThanThreeHundredSubscriptionsAreTooMany() throws Exception {
        String[] many = IntStream.range(0, 300)
                .mapToObj("00000000-0000-0000-0000-%012d"::formatted)
                .toArray(String[]::new);
        String[] tooMany = Stream.concat(Stream.of(many), Stream.of(SUB)).toArray(String[]::new);
        many[0] = SUB;

        assertThat(query(PROJECTED, many).statusCode()).isEqualTo(200);
        assertThat(query(PROJECTED, tooMany).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 400, MissingApiVersionParameter",
        "2019-04-01, 404, InvalidResourceType",
        "2021-03-01, 200, ''",
        "2022-10-01, 200, ''",
        "2024-04-01, 200, ''",
    })
    void theApiVersionIsOneThatHasRowsAsObjects(String version, int status, String code) throws Exception {
        HttpResponse<String> response = client.query(version, "token", body(PROJECTED, null, null, SUB));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(errorCode(response)).isEqualTo(code);
    }

    @Test
    void queriesAreSentByPost() throws Exception {
        assertThat(client.get("/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01")
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void theQuotaOfEveryCallerIsToldAndComesBackAtOnce() throws Exception {
        query(PROJECTED, SUB);
        clock.add(Duration.ofMillis(1_500));

        HttpResponse<String> second = query(PROJECTED, SUB);

        assertThat(second.headers().firstValue("x-ms-user-quota-remaining")).hasValue("13");
        assertThat(second.headers().firstValue("x-ms-user-quota-resets-after")).hasValue("00:00:04");
        assertThat(client.query("another", body(PROJECTED, null, null, SUB))
                        .headers()
                        .firstValue("x-ms-user-quota-remaining"))
                .hasValue("14");
        clock.add(Duration.ofMillis(3_500));
        assertThat(query(PROJECTED, SUB).headers().firstValue("x-ms-user-quota-remaining"))
                .hasValue("14");
    }

    @Test
    void anEmptyQuotaIsEnforcedWhenAsked() throws Exception {
        simulator.close();
        simulator = ArmSimulator.start(
                azure, SimulatorOptions.builder().throttling(true).build());
        client = new SimulatorClient(simulator);
        for (int i = 0; i < 15; i++) {
            assertThat(query(PROJECTED, SUB).statusCode()).isEqualTo(200);
        }
        clock.add(Duration.ofSeconds(2));

        HttpResponse<String> throttled = query(PROJECTED, SUB);

        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(errorCode(throttled)).isEqualTo("RateLimiting");
        assertThat(throttled.headers().map())
                .containsEntry("retry-after", List.of("3"))
                .containsEntry("x-ms-user-quota-remaining", List.of("0"))
                .containsEntry("x-ms-user-quota-resets-after", List.of("00:00:03"));
        clock.add(Duration.ofSeconds(3));
        assertThat(query(PROJECTED, SUB).statusCode()).isEqualTo(200);
    }

    @Test
    void aCallWithoutTokenIsChallenged() throws Exception {
        assertThat(client.query("", body(PROJECTED, null, null, SUB)).statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> query(String query, String... subscriptions) throws Exception {
        return client.query("token", body(query, null, null, subscriptions));
    }
}
