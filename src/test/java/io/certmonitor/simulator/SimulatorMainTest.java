package io.certmonitor.simulator;

import static io.certmonitor.simulator.SimulatorClient.json;
import static io.certmonitor.simulator.SimulatorClient.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorMainTest {

    @Test
    void scenariosAndAFleetAreServed() throws Exception {
        var arguments = SimulatorArguments.parse("--port", "0", "--orders=5", "--subscriptions", "2", "--seed", "9");
        try (ArmSimulator simulator = SimulatorMain.start(arguments)) {
            var client = new SimulatorClient(simulator);

            assertThat(json(client.control("GET", "/orders", "")).path("orders"))
                    .hasSize(Scenarios.all().size() + 5);
            assertThat(json(client.get("/subscriptions?api-version=2022-12-01")).path("value"))
                    .hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void generatedOrdersComeWithTheirCertificatesUnlessToldOtherwise(int rawData) throws Exception {
        var arguments =
                SimulatorArguments.parse("--port=0", "--subscriptions=1", "--orders=20", "--raw-data=" + rawData);
        try (ArmSimulator simulator = SimulatorMain.start(arguments)) {
            var client = new SimulatorClient(simulator);
            List<JsonNode> generated = new ArrayList<>();
            for (JsonNode subscription :
                    json(client.get("/subscriptions?api-version=2022-12-01")).path("value")) {
                if (subscription.path("displayName").asText().startsWith("Landing Zone")) {
                    String id = subscription.path("subscriptionId").asText();
                    json(client.get(orders(id))).path("value").forEach(generated::add);
                }
            }

            assertThat(generated)
                    .hasSize(20)
                    .filteredOn(order ->
                            order.at("/properties/signedCertificate/rawData").isTextual())
                    .hasSize(rawData == 0 ? 0 : issued(generated));
        }
    }

    @Test
    void everyOptionIsTaken() {
        assertThat(SimulatorArguments.parse(
                        "--port=1",
                        "--subscriptions=2",
                        "--groups=3",
                        "--orders=4",
                        "--seed=-5",
                        "--raw-data=0",
                        "--latency=6",
                        "--page-size=7",
                        "--throttling=1",
                        "--read-limit=8",
                        "--read-refill=9",
                        "--query-limit=10"))
                .isEqualTo(new SimulatorArguments(
                        false,
                        new FleetSpec(2, 3, 4, -5, false),
                        SimulatorOptions.builder()
                                .port(1)
                                .latency(Duration.ofMillis(6))
                                .pageSize(7)
                                .throttling(true)
                                .readLimit(new RateLimit(8, 9))
                                .queryLimit(new RateLimit(10, 2))
                                .build()));
        assertThat(SimulatorArguments.parse())
                .isEqualTo(new SimulatorArguments(
                        false,
                        new FleetSpec(3, 4, 60, 1, true),
                        SimulatorOptions.builder().port(8089).build()));
        assertThat(SimulatorArguments.parse("--help").help()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "--colour, unknown option --colour",
        "--port, --port needs a number",
        "--port=many, '--port needs a number, not many'",
        "--throttling=2, '--throttling is 0 or 1, not 2'",
        "--raw-data=2, '--raw-data is 0 or 1, not 2'",
        "--page-size=0, 'pageSize must be at least 1, not 0'",
        "--orders=-1, --orders is out of range: -1",
        "--seed=99999999999999999999, '--seed needs a number, not 99999999999999999999'",
    })
    void wrongOptionsAreToldInOneLine(String argument, String message) {
        assertThatThrownBy(() -> SimulatorArguments.parse(argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static int issued(List<JsonNode> orders) {
        return (int) orders.stream()
                .filter(order -> order.at("/properties/signedCertificate").isObject())
                .count();
    }
}
