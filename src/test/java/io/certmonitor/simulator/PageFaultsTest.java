package io.certmonitor.simulator;

import static io.certmonitor.simulator.SimulatorClient.json;
import static io.certmonitor.simulator.SimulatorClient.orders;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

class PageFaultsTest {

    private static final String SUB = "0a6f1c52-8f34-4a71-9c3e-2b1d5e7f9a01";
    private static final String OTHER = "0b6f1c52-8f34-4a71-9c3e-2b1d5e7f9a02";

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    private final SimulatedAzure azure = new SimulatedAzure(clock);
    private final ArmSimulator simulator = ArmSimulator.start(azure, SimulatorOptions.defaults());
    private final SimulatorClient client = new SimulatorClient(simulator);

    @BeforeEach
    void fillAzure() {
        Instant now = azure.clock().instant();
        azure.putOrder(SimulatedOrder.healthy(now, SUB, "rg-web", "one").build());
        azure.putOrder(SimulatedOrder.healthy(now, SUB, "rg-api", "two").build());
        azure.putOrder(SimulatedOrder.healthy(now, OTHER, "rg-web", "three").build());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aForeignNextLinkLeadsToTheOtherHost() throws Exception {
        simulator.faults().add(FaultRule.always(new Fault.ForeignNextLink("attacker.example:444")));

        String link = json(client.get(orders(SUB))).path("nextLink").asText();

        assertThat(URI.create(link)).hasHost("attacker.example").hasPort(444);
    }

    @Test
    void aLoopingNextLinkLeadsToItself() throws Exception {
        simulator.faults().add(FaultRule.always(new Fault.LoopingNextLink()));

        String link = json(client.get(orders(SUB))).path("nextLink").asText();
        String again = json(client.get(URI.create(link), "Bearer token"))
                .path("nextLink")
                .asText();

        assertThat(link).isEqualTo(simulator.endpoint() + orders(SUB));
        assertThat(again).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aLoopingQueryHandsOutTheTokenOfItsOwnPage(int page) throws Exception {
        simulator.faults().add(FaultRule.always(new Fault.LoopingNextLink()).fromPage(page));
        JsonNode start = json(query(null, SUB, OTHER, "1"));

        JsonNode looping = json(query(start.path("$skipToken").asText(), SUB, OTHER, "1"));
        JsonNode again = json(query(looping.path("$skipToken").asText(), SUB, OTHER, "1"));

        assertThat(again).isEqualTo(looping);
        assertThat(looping.path("data").findValuesAsText("name")).containsExactly(page == 1 ? "two" : "one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"nothing\"", "{}", "[7]"})
    void aPageHoldsSomethingElseThanItsResources(String value) throws Exception {
        JsonNode instead = Json.MAPPER.readTree(value);
        simulator.faults().add(FaultRule.always(new Fault.PageValue(instead)));

        JsonNode listed = json(client.get(orders(SUB)));
        JsonNode queried = json(query(null, SUB));

        assertThat(listed.path("value")).isEqualTo(instead);
        assertThat(queried.path("data")).isEqualTo(instead);
        assertThat(queried.path("count").asInt()).isEqualTo(2);
    }

    @Test
    void aPropertyOfEveryOrderIsReplacedWhereverItIsShown() throws Exception {
        simulator.faults().add(FaultRule.always(Fault.badField("signedCertificate.notAfter", "not-a-date")));

        for (JsonNode orders : List.of(
                json(client.get(orders(SUB))).path("value"),
                json(query(null, SUB)).path("data"))) {
            assertThat(orders).hasSize(2).allSatisfy(order -> {
                assertThat(order.at("/properties/signedCertificate/notAfter").asText())
                        .isEqualTo("not-a-date");
                assertThat(order.at("/properties/signedCertificate/thumbprint").asText())
                        .isNotBlank();
            });
        }
        JsonNode one = json(client.get(orders(SUB, "rg-web").replace("?", "/one?")));
        assertThat(one.at("/properties/signedCertificate/notAfter").asText()).isEqualTo("not-a-date");
    }

    @Test
    void aPropertyOfTheNamedOrderIsReplaced() throws Exception {
        simulator.faults().add(FaultRule.always(new Fault.BadField("ONE", "keySize", Json.parse("{\"bits\":[]}"))));

        JsonNode orders = json(client.get(orders(SUB))).path("value");
        JsonNode rows = json(client.query(
                        "token", ResourceGraphTest.body("resources | project id, properties", null, null, SUB)))
                .path("data");

        assertThat(orders.at("/0/properties/keySize").asInt()).isEqualTo(2048);
        assertThat(orders.at("/1/properties/keySize/bits").isArray()).isTrue();
        assertThat(rows.at("/0/properties/keySize").asInt()).isEqualTo(2048);
        assertThat(rows.at("/1/properties/keySize/bits").isArray()).isTrue();
    }

    @Test
    void idsComeInMixedCase() throws Exception {
        simulator.faults().add(FaultRule.always(new Fault.MixedCaseIds()));

        String listed = json(client.get(orders(OTHER))).at("/value/0/id").asText();

        String id = azure.order(OTHER, "rg-web", "three").orElseThrow().id();
        assertThat(listed).startsWith("/SuBsCrIpTiOnS/").isEqualToIgnoringCase(id);
        assertThat(json(query(null, OTHER)).at("/data/0/id").asText()).isEqualTo(listed);
    }

    @Test
    void aLaterPageRepeatsTheOrdersOfTheOneBefore() throws Exception {
        simulator.faults().add(FaultRule.always(new Fault.RepeatedOrders()));

        JsonNode first = json(query(null, SUB, OTHER, "1"));
        JsonNode second = json(query(first.path("$skipToken").asText(), SUB, OTHER, "1"));
        JsonNode third = json(query(second.path("$skipToken").asText(), SUB, OTHER, "1"));

        assertThat(first.path("data").findValuesAsText("name")).containsExactly("two");
        assertThat(second.path("data").findValuesAsText("name")).containsExactly("two", "one");
        assertThat(third.path("data").findValuesAsText("name")).containsExactly("one", "three");
        assertThat(third.has("$skipToken")).isFalse();
    }

    @Test
    void aLaterPageOfAListingRepeatsOrdersToo() throws Exception {
        try (ArmSimulator paged =
                ArmSimulator.start(azure, SimulatorOptions.builder().pageSize(1).build())) {
            paged.faults().add(FaultRule.always(new Fault.RepeatedOrders()));
            var pages = new SimulatorClient(paged);

            String link = json(pages.get(orders(SUB))).path("nextLink").asText();
            JsonNode second = json(pages.get(URI.create(link), "Bearer token"));

            assertThat(second.path("value").findValuesAsText("name")).containsExactly("two", "one");
            assertThat(second.has("nextLink")).isFalse();
        }
    }

    @Test
    void endlessPagingGoesOnWithNewLinksUntilItEnds() throws Exception {
        simulator.faults().add(FaultRule.always(new Fault.EndlessPaging()).times(20));
        Set<String> links = new HashSet<>();
        JsonNode page = json(client.get(orders(SUB)));
        assertThat(page.path("value")).hasSize(2);

        while (page.has("nextLink")) {
            String link = page.path("nextLink").asText();
            assertThat(links.add(link)).isTrue();
            page = json(client.get(URI.create(link), "Bearer token"));
            assertThat(page.path("value")).isEmpty();
        }

        assertThat(links).hasSize(20);
    }

    @Test
    void endlessPagingOfAQueryGoesOnWithNewTokens() throws Exception {
        simulator.faults().add(FaultRule.always(new Fault.EndlessPaging()));

        JsonNode first = json(query(null, SUB, OTHER, "1"));
        JsonNode second = json(query(first.path("$skipToken").asText(), SUB, OTHER, "1"));
        JsonNode third = json(query(second.path("$skipToken").asText(), SUB, OTHER, "1"));

        assertThat(first.path("data")).hasSize(1);
        assertThat(second.path("data")).isEmpty();
        assertThat(Set.of(
                        first.path("$skipToken").asText(),
                        second.path("$skipToken").asText(),
                        third.path("$skipToken").asText()))
                .hasSize(3);
    }

    @Test
    void aTruncatedResultSaysSoAndHasNoToken() throws Exception {
        simulator.faults().add(FaultRule.always(new Fault.ResultTruncated()));

        JsonNode answer = json(query(null, SUB, OTHER, "1"));

        assertThat(answer.path("resultTruncated").asText()).isEqualTo("true");
        assertThat(answer.has("$skipToken")).isFalse();
        assertThat(answer.path("data")).hasSize(1);
    }

    @Test
    void aRuleOfALaterPageLeavesTheFirstPageOfAListingAlone() throws Exception {
        try (ArmSimulator paged =
                ArmSimulator.start(azure, SimulatorOptions.builder().pageSize(1).build())) {
            paged.faults().add(FaultRule.always(Fault.nullPage()).fromPage(2));
            var pages = new SimulatorClient(paged);

            JsonNode first = json(pages.get(orders(SUB)));
            JsonNode second = json(pages.get(URI.create(first.path("nextLink").asText()), "Bearer token"));

            assertThat(first.path("value")).hasSize(1);
            assertThat(second.path("value").isNull()).isTrue();
        }
    }

    @Test
    void aRuleActsOnItsPagesOnly() throws Exception {
        Fault busy = Fault.status(503, "ServerBusy", "Later.");
        simulator.faults().add(FaultRule.always(busy).onPage(2).inSubscription(OTHER));

        JsonNode first = json(query(null, SUB, OTHER, "1"));
        String second = first.path("$skipToken").asText();

        assertThat(query(second, SUB, OTHER, "1").statusCode()).isEqualTo(503);
        simulator.faults().clear();
        String third = json(query(second, SUB, OTHER, "1")).path("$skipToken").asText();
        simulator.faults().add(FaultRule.always(busy).onPage(2));
        assertThat(query(null, SUB, OTHER, "1").statusCode()).isEqualTo(200);
        assertThat(query(second, SUB, OTHER, "1").statusCode()).isEqualTo(503);
        assertThat(query(third, SUB, OTHER, "1").statusCode()).isEqualTo(200);
    }

    /** The last word may be how many rows a page has. */
    private HttpResponse<String> query(@Nullable String token, String... subscriptions) throws Exception {
        int last = subscriptions.length - 1;
        boolean top = subscriptions[last].length() == 1;
        return client.query(
                "token",
                ResourceGraphTest.body(
                        "resources | project id, name, properties",
                        top ? Integer.valueOf(subscriptions[last]) : null,
                        token,
                        top ? Arrays.copyOf(subscriptions, last) : subscriptions));
    }
}
