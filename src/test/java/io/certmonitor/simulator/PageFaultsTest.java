package io.certmonitor.simulator;

import static io.certmonitor.simulator.FaultableAzure.OTHER;
import static io.certmonitor.simulator.FaultableAzure.SUB;
import static io.certmonitor.simulator.SimulatorClient.json;
import static io.certmonitor.simulator.SimulatorClient.orders;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFaultsTest {

    private final FaultableAzure faultable = new FaultableAzure();
    private final ArmSimulator simulator = faultable.simulator;
    private final SimulatorClient client = faultable.client;

    @AfterEach
    void stop() {
        faultable.close();
    }

    @Test
    void aForeignNextLinkLeadsToTheOtherHost() throws Exception {
        faultable.always(new Fault.ForeignNextLink("attacker.example:444"));

        String link = json(client.get(orders(SUB))).path("nextLink").asText();

        assertThat(URI.create(link)).hasHost("attacker.example").hasPort(444);
    }

    @Test
    void aLoopingNextLinkLeadsToItself() throws Exception {
        faultable.always(new Fault.LoopingNextLink());

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
        faultable.spoil(FaultRule.always(new Fault.LoopingNextLink()).fromPage(page));
        JsonNode start = json(faultable.query(1, null, SUB, OTHER));

        JsonNode looping = json(faultable.query(1, start.path("$skipToken").asText(), SUB, OTHER));
        JsonNode again = json(faultable.query(1, looping.path("$skipToken").asText(), SUB, OTHER));

        assertThat(again).isEqualTo(looping);
        assertThat(looping.path("data").findValuesAsText("name")).containsExactly(page == 1 ? "two" : "one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"nothing\"", "{}", "[7]"})
    void aPageHoldsSomethingElseThanItsResources(String value) throws Exception {
        JsonNode instead = Json.MAPPER.readTree(value);
        faultable.always(new Fault.PageValue(instead));

        JsonNode listed = json(client.get(orders(SUB)));
        JsonNode queried = json(faultable.query(SUB));

        assertThat(listed.path("value")).isEqualTo(instead);
        assertThat(queried.path("data")).isEqualTo(instead);
        assertThat(queried.path("count").asInt()).isEqualTo(2);
    }

    @Test
    void aPropertyOfEveryOrderIsReplacedWhereverItIsShown() throws Exception {
        faultable.always(Fault.badField("signedCertificate.notAfter", "not-a-date"));

        for (JsonNode orders : List.of(
                json(client.get(orders(SUB))).path("value"),
                json(faultable.query(SUB)).path("data"))) {
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
        faultable.always(new Fault.BadField("ONE", "keySize", Json.parse("{\"bits\":[]}")));

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
        faultable.always(new Fault.MixedCaseIds());

        String listed = json(client.get(orders(OTHER))).at("/value/0/id").asText();

        String id =
                faultable.azure.order(OTHER, "rg-web", "three").orElseThrow().id();
        assertThat(listed).startsWith("/SuBsCrIpTiOnS/").isEqualToIgnoringCase(id);
        assertThat(json(faultable.query(OTHER)).at("/data/0/id").asText()).isEqualTo(listed);
    }

    @Test
    void aLaterPageRepeatsTheOrdersOfTheOneBefore() throws Exception {
        faultable.always(new Fault.RepeatedOrders());

        JsonNode first = json(faultable.query(1, null, SUB, OTHER));
        JsonNode second = json(faultable.query(1, first.path("$skipToken").asText(), SUB, OTHER));
        JsonNode third = json(faultable.query(1, second.path("$skipToken").asText(), SUB, OTHER));

        assertThat(first.path("data").findValuesAsText("name")).containsExactly("two");
        assertThat(second.path("data").findValuesAsText("name")).containsExactly("two", "one");
        assertThat(third.path("data").findValuesAsText("name")).containsExactly("one", "three");
        assertThat(third.has("$skipToken")).isFalse();
    }

    @Test
    void aLaterPageOfAListingRepeatsOrdersToo() throws Exception {
        try (var paged =
                new FaultableAzure(SimulatorOptions.builder().pageSize(1).build())) {
            paged.always(new Fault.RepeatedOrders());
            SimulatorClient pages = paged.client;

            String link = json(pages.get(orders(SUB))).path("nextLink").asText();
            JsonNode second = json(pages.get(URI.create(link), "Bearer token"));

            assertThat(second.path("value").findValuesAsText("name")).containsExactly("two", "one");
            assertThat(second.has("nextLink")).isFalse();
        }
    }

    @Test
    void endlessPagingGoesOnWithNewLinksUntilItEnds() throws Exception {
        faultable.spoil(FaultRule.always(new Fault.EndlessPaging()).times(20));
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
        faultable.always(new Fault.EndlessPaging());

        JsonNode first = json(faultable.query(1, null, SUB, OTHER));
        JsonNode second = json(faultable.query(1, first.path("$skipToken").asText(), SUB, OTHER));
        JsonNode third = json(faultable.query(1, second.path("$skipToken").asText(), SUB, OTHER));

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
        faultable.always(new Fault.ResultTruncated());

        JsonNode answer = json(faultable.query(1, null, SUB, OTHER));

        assertThat(answer.path("resultTruncated").asText()).isEqualTo("true");
        assertThat(answer.has("$skipToken")).isFalse();
        assertThat(answer.path("data")).hasSize(1);
    }

    @Test
    void aRuleOfALaterPageLeavesTheFirstPageOfAListingAlone() throws Exception {
        try (var paged =
                new FaultableAzure(SimulatorOptions.builder().pageSize(1).build())) {
            paged.spoil(FaultRule.always(Fault.nullPage()).fromPage(2));
            SimulatorClient pages = paged.client;

            JsonNode first = json(pages.get(orders(SUB)));
            JsonNode second = json(pages.get(URI.create(first.path("nextLink").asText()), "Bearer token"));

            assertThat(first.path("value")).hasSize(1);
            assertThat(second.path("value").isNull()).isTrue();
        }
    }

    @Test
    void aRuleActsOnItsPagesOnly() throws Exception {
        Fault busy = Fault.status(503, "ServerBusy", "Later.");
        faultable.spoil(FaultRule.always(busy).onPage(2).inSubscription(OTHER));

        JsonNode first = json(faultable.query(1, null, SUB, OTHER));
        String second = first.path("$skipToken").asText();

        assertThat(faultable.query(1, second, SUB, OTHER).statusCode()).isEqualTo(503);
        simulator.faults().clear();
        String third =
                json(faultable.query(1, second, SUB, OTHER)).path("$skipToken").asText();
        faultable.spoil(FaultRule.always(busy).onPage(2));
        assertThat(faultable.query(1, null, SUB, OTHER).statusCode()).isEqualTo(200);
        assertThat(faultable.query(1, second, SUB, OTHER).statusCode()).isEqualTo(503);
        assertThat(faultable.query(1, third, SUB, OTHER).statusCode()).isEqualTo(200);
    }
}
