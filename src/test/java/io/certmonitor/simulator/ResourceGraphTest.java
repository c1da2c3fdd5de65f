package io.certmonitor.simulator;

import static io.certmonitor.simulator.SimulatorClient.errorCode;
import static io.certmonitor.simulator.SimulatorClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

class ResourceGraphTest {

    private static final String SUB = "0a6f1c52-8f34-4a71-9c3e-2b1d5e7f9a01";
    private static final String OTHER = "0b6f1c52-8f34-4a71-9c3e-2b1d5e7f9a02";
    private static final String ABSENT = "0c6f1c52-8f34-4a71-9c3e-2b1d5e7f9a03";
    private static final String ORDERS = "resources | where type =~ '" + SimulatedOrder.TYPE + "'";
    private static final String PROJECTED = ORDERS + " | project id, name, properties | order by id asc";

    private static final Path PUBLISHED =
            Path.of("..", "shared", "azure-examples", "ResourceGraph.ResourcesNextPageQuery.2024-04-01.json");

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    private final SimulatedAzure azure = new SimulatedAzure(clock);
    private final ArmSimulator simulator = ArmSimulator.start(azure, SimulatorOptions.defaults());
    private final SimulatorClient client = new SimulatorClient(simulator);

    @BeforeEach
    void fillAzure() {
        put(SUB, "rg-web", "b");
        put(SUB, "rg-web", "c");
        put(SUB, "rg-api", "a");
        put(OTHER, "RG-Other", "D");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void theOrdersOfTheNamedSubscriptionsComeById() throws Exception {
        JsonNode answer = json(query(PROJECTED, SUB, OTHER));

        assertThat(answer.path("data").findValuesAsText("name")).containsExactly("a", "b", "c", "D");
        assertThat(answer.path("totalRecords").asInt()).isEqualTo(4);
        assertThat(answer.path("count").asInt()).isEqualTo(4);
        assertThat(answer.path("facets").isArray()).isTrue();
        assertThat(answer.path("resultTruncated").isTextual()).isTrue();
        assertThat(answer.path("resultTruncated").asText()).isEqualTo("false");
        assertThat(answer.has("$skipToken")).isFalse();
    }

    @Test
    void anAnswerHasTheFieldsThatAzurePublishes() throws Exception {
        assumeThat(PUBLISHED).as("Azure's example beside the checkout").exists();
        JsonNode published = Json.parse(Files.readString(PUBLISHED)).at("/responses/200/body");

        JsonNode answer =
                json(client.query("token", body(ORDERS + " | project name, type, id, location", 1, null, SUB)));

        assertThat(answer.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(() -> published.fieldNames());
        assertThat(answer.path("resultTruncated")).isEqualTo(published.path("resultTruncated"));
        assertThat(answer.at("/data/0").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(() -> published.at("/data/0").fieldNames());
    }

    @Test
    void aRowHoldsTheOrderInTheFlatShape() throws Exception {
        JsonNode row = json(query(ORDERS, OTHER)).at("/data/0");
        SimulatedOrder order = azure.order(OTHER, "rg-other", "d").orElseThrow();

        assertThat(row.path("properties")).isEqualTo(Json.parse(order.json()).path("properties"));
        assertThat(row.path("id").asText()).isEqualTo(order.id());
        assertThat(row.path("type").asText()).isEqualTo("microsoft.certificateregistration/certificateorders");
        assertThat(row.path("resourceGroup").asText()).isEqualTo("rg-other");
        assertThat(row.path("location").asText()).isEqualTo("global");
    }

    @Test
    void subscriptionsAndResourceGroupsAreContainers() throws Exception {
        JsonNode all = json(query("resourcecontainers | project id, type, name", SUB, OTHER));
        JsonNode groups = json(query(
                "ResourceContainers | where type =~ 'Microsoft.Resources/subscriptions/resourceGroups' | project id, name",
                SUB));

        assertThat(all.path("data").findValuesAsText("id"))
                .containsExactly(
                        "/subscriptions/" + SUB,
                        "/subscriptions/" + SUB + "/resourceGroups/rg-api",
                        "/subscriptions/" + SUB + "/resourceGroups/rg-web",
                        "/subscriptions/" + OTHER,
                        "/subscriptions/" + OTHER + "/resourceGroups/RG-Other");
        assertThat(all.at("/data/0/type").asText()).isEqualTo("microsoft.resources/subscriptions");
        assertThat(groups.path("data").findValuesAsText("name")).containsExactly("rg-api", "rg-web");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void everyRowComesOnceHoweverLongThePages(int top) throws Exception {
        List<JsonNode> orders = pages(PROJECTED, top, SUB, OTHER);
        List<JsonNode> containers = pages("resourcecontainers | project id, name", top, SUB, OTHER);

        assertThat(names(orders)).containsExactly("a", "b", "c", "D");
        assertThat(orders).hasSize((4 + top - 1) / top).allSatisfy(page -> {
            assertThat(page.path("totalRecords").asInt()).isEqualTo(4);
            assertThat(page.path("count").asInt()).isLessThanOrEqualTo(top);
        });
        assertThat(names(containers)).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void aPageHasAThousandRowsAtMost() throws Exception {
        IntStream.range(0, 1_000).forEach(i -> put(SUB, "rg-many", "order-" + i));

        assertThat(pages(PROJECTED, null, SUB))
                .extracting(page -> page.path("count").asInt())
                .containsExactly(1_000, 3);
    }

    @Test
    void pagingSkipsNothingWhenAnOrderOfAnEarlierPageIsDeleted() throws Exception {
        JsonNode first = json(client.query("token", body(PROJECTED, 2, null, SUB)));
        azure.apply(SUB, "rg-web", "b", OrderOperation.delete());

        JsonNode second = json(client.query(
                "token", body(PROJECTED, 2, first.path("$skipToken").asText(), SUB)));

        assertThat(names(List.of(second))).containsExactly("c");
    }

    @Test
    void withoutIdsThereIsNoTokenButTheAnswerSaysThatItIsCutOff() throws Exception {
        JsonNode answer = json(client.query("token", body(ORDERS + " | project name", 2, null, SUB)));

        assertThat(answer.path("count").asInt()).isEqualTo(2);
        assertThat(answer.path("totalRecords").asInt()).isEqualTo(3);
        assertThat(answer.path("resultTruncated").asText()).isEqualTo("true");
        assertThat(answer.has("$skipToken")).isFalse();
    }

    @Test
    void subscriptionsThatAreNotSeenAreLeftOutWithoutAWord() throws Exception {
        azure.addSubscription(azure.subscription(OTHER).orElseThrow().inResourceGraph(false));

        HttpResponse<String> some = query(PROJECTED, SUB, OTHER, ABSENT);
        HttpResponse<String> none = query(PROJECTED, OTHER, ABSENT);

        assertThat(json(some).path("data").findValuesAsText("name")).containsExactly("a", "b", "c");
        assertThat(none.statusCode()).isEqualTo(403);
        assertThat(errorCode(none)).isEqualTo("AccessDenied");
        assertThat(client.get(SimulatorClient.orders(OTHER)).statusCode()).isEqualTo(200);
    }

    @Test
    void aQueryThatNamesNoSubscriptionAsksAll() throws Exception {
        assertThat(json(query(PROJECTED)).path("count").asInt()).isEqualTo(4);
    }

    @Test
    void namesOfSubscriptionsAreComparedWithoutCase() throws Exception {
        assertThat(json(query(PROJECTED, SUB.toUpperCase(Locale.ROOT)))
                        .path("count")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void aQueryIsRecordedWithItsBody() throws Exception {
        String body = body(PROJECTED, null, null, SUB);
        client.query("token", body);

        assertThat(simulator.requests())
                .singleElement()
                .extracting(ReceivedRequest::body)
                .isEqualTo(body);
        assertThat(simulator.count(ArmOperation.QUERY_RESOURCES)).isEqualTo(1);
    }

    private void put(String subscription, String group, String name) {
        // Signing thousands of certificates would take longer than a client waits.
        azure.putOrder(SimulatedOrder.healthy(clock.instant(), subscription, group, name)
                .withoutRawData()
                .build());
    }

    private HttpResponse<String> query(String query, String... subscriptions) throws Exception {
        return client.query("token", body(query, null, null, subscriptions));
    }

    private List<JsonNode> pages(String query, @Nullable Integer top, String... subscriptions) throws Exception {
        List<JsonNode> pages = new ArrayList<>();
        String token = null;
        do {
            JsonNode page = json(client.query("token", body(query, top, token, subscriptions)));
            pages.add(page);
            token = page.path("$skipToken").asText(null);
        } while (token != null);
        return pages;
    }

    private static List<String> names(List<JsonNode> pages) {
        return pages.stream()
                .flatMap(page -> page.path("data").findValuesAsText("name").stream())
                .toList();
    }

    static String body(String query, @Nullable Integer top, @Nullable String token, String... subscriptions) {
        ObjectNode body = Json.object().put("query", query);
        ObjectNode options = body.putObject("options").put("resultFormat", "objectArray");
        if (subscriptions.length > 0) {
            body.set("subscriptions", Json.MAPPER.valueToTree(subscriptions));
        }
        if (top != null) {
            options.put("$top", top);
        }
        if (token != null) {
            options.put("$skipToken", token);
        }
        return Json.text(body);
    }
}
