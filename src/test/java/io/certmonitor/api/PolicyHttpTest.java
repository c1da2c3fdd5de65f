package io.certmonitor.api;

import static io.certmonitor.evaluate.SampleJson.issued;
import static io.certmonitor.evaluate.SampleJson.pending;
import static io.certmonitor.metrics.SampleOrders.SUBSCRIPTION;
import static io.certmonitor.metrics.SampleOrders.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.metrics.SampleOrders;
import io.certmonitor.view.FleetView;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP clients see of the policy and of dry runs, also those that send garbage. */
@QuarkusTest
@TestProfile(HttpTest.Alone.class)
class PolicyHttpTest {

    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;
    private static final String EVALUATE = "api/v1/policy/evaluate";

    @TestHTTPResource("/")
    URI application = URI.create("http://unset");

    @Inject
    FleetView fleet;

    private final HttpClient client =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final Logged logged = new Logged();
    private AllPartitions partitions = AllPartitions.open(new FleetView());

    @BeforeEach
    void showAFleetAndListen() {
        partitions = AllPartitions.open(fleet);
        partitions.first().put(state(SampleOrders.issued("Web")));
        Logger.getLogger("").addHandler(logged);
    }

    @AfterEach
    void hideIt() {
        Logger.getLogger("").removeHandler(logged);
        partitions.hideAll();
    }

    @Test
    void judgesWhatAzurePrintsAtTheTimeOfTheAddress() throws Exception {
        JsonNode body = ok(post(EVALUATE + "?at=2026-12-20", "{\"value\": [" + issued("web") + "]}"));

        assertThat(body.path("at").asText()).isEqualTo("2026-12-20T00:00:00Z");
        assertThat(body.path("severity").asText()).isEqualTo("critical");
        JsonNode order = body.path("orders").path(0);
        assertThat(order.path("id").asText()).endsWith("/certificateOrders/web");
        assertThat(order.at("/expiration/secondsRemaining").asLong()).isEqualTo(950_400);
        assertThat(finding(order, "EXPIRING").path("tier").asText()).isEqualTo("14d");
        assertThat(finding(order, "EXPIRING").has("raisedAt")).isFalse();
        assertThat(finding(order, "EXPIRING").has("property")).isFalse();
        assertThat(order.path("portalUrl").asText()).startsWith("https://portal.azure.com/");
    }

    @ParameterizedTest
    @CsvSource({"order,%s", "orders,[%s]", "orders,{\"value\": [%s]}"})
    void judgesAnOrderBesideTheTimes(String field, String shape) throws Exception {
        JsonNode body = ok(post(
                EVALUATE,
                "{\"at\": \"2026-12-20T00:00:00Z\", \"" + field + "\": " + shape.formatted(issued("web")) + "}"));

        assertThat(finding(body.path("orders").path(0), "EXPIRING").path("tier").asText())
                .isEqualTo("14d");
    }

    @Test
    void judgesForNowWithoutATime() throws Exception {
        JsonNode body = ok(post(EVALUATE, issued("web")));

        assertThat(body.path("at").asText()).isNotEmpty();
        assertThat(body.path("orders")).hasSize(1);
    }

    @Test
    void triesTheTiersOfWaitingByTheTimeOfTheFirstLook() throws Exception {
        JsonNode body = ok(post(
                EVALUATE + "?at=2026-12-20",
                "{\"firstSeenAt\": \"2026-12-18T00:00:00Z\", \"order\": " + pending("new") + "}"));

        assertThat(finding(body.path("orders").path(0), "ISSUANCE_PENDING")
                        .path("tier")
                        .asText())
                .isEqualTo("1d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "{",
                "null",
                "{}",
                "[]",
                "[1]",
                "{\"value\": []}",
                "{\"id\": \"/subscriptions/x\"}",
                "{\"at\": \"2026-12-20\"}",
                "{\"order\": {}}",
                "{\"order\": null}",
                "{\"order\": {}, \"orders\": []}",
                "\u0000"
            })
    void aBodyWithoutAnOrderIsAProblem(String body) throws Exception {
        JsonNode problem = refused(post(EVALUATE, body), 400);

        assertThat(problem.path("type").asText()).isEqualTo("urn:certmonitor:problem:unreadable-body");
    }

    @Test
    void aBodyThatIsNestedTooDeeplyIsAProblem() throws Exception {
        refused(post(EVALUATE, "[".repeat(900_000)), 400);
        refused(post(EVALUATE, "{\"order\": " + "{\"a\":".repeat(100_000)), 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?at=tomorrow | {\"order\": %s} | at",
                "?at=2026-12-20 | {\"order\": %s, \"at\": \"2026-12-20\"} | at",
                "| {\"order\": %s, \"at\": 1766188800} | at",
                "| {\"order\": %s, \"at\": {}} | at",
                "| {\"order\": %s, \"firstSeenAt\": \"\u00e4\"} | firstSeenAt",
                "| {\"order\": %s, \"att\": \"2026-12-20\"} | att",
                "?severity=ok | %s | severity"
            })
    void aWrongFieldOrParameterIsNamed(String query, String body, String named) throws Exception {
        JsonNode problem = refused(post(EVALUATE + (query == null ? "" : query), body.formatted(issued("web"))), 400);

        assertThat(problem.path("type").asText()).isEqualTo("urn:certmonitor:problem:wrong-parameters");
        assertThat(problem.at("/errors/0/parameter").asText()).isEqualTo(named);
        assertThat(problem.at("/errors/0/allowed").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/octet-stream"
            })
    void anotherContentTypeIsAProblem(String type) throws Exception {
        refused(send(type, BodyPublishers.ofString(issued("web"))), 415);
    }

    @Test
    void aBodyWithoutALengthIsReadAsWell() throws Exception {
        assertThat(ok(send("application/json", stream(issued("web").getBytes(StandardCharsets.UTF_8))))
                        .path("orders"))
                .hasSize(1);
    }

    @Test
    void anEmptyBodyWithoutALengthIsAProblem() throws Exception {
        refused(send("application/json", stream(new byte[0])), 411);
    }

    @Test
    void aBodyUpToTheLimitIsRead() throws Exception {
        String order = issued("web");
        String body = order + " ".repeat(1024 * 1024 - order.length());

        assertThat(ok(post(EVALUATE, body)).path("orders")).hasSize(1);
        refused(post(EVALUATE, body + " "), 413);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void aBodyBeyondTheLimitIsAProblem(Version version) throws Exception {
        HttpClient other = HttpClient.newBuilder().version(version).build();
        byte[] body = new byte[TEN_MEGABYTES];

        refused(
                other.send(request("application/json", BodyPublishers.ofByteArray(body)), BodyHandlers.ofString()),
                413);
        refused(
                other.send(request("application/json", stream(body)), BodyHandlers.ofString()),
                version == Version.HTTP_2 ? 411 : 413);
        refused(
                other.send(
                        request("multipart/form-data; boundary=x", BodyPublishers.ofByteArray(body)),
                        BodyHandlers.ofString()),
                413);
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedBeforeItComes() throws Exception {
        try (Socket socket = new Socket(application.getHost(), application.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /" + EVALUATE + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + TEN_MEGABYTES + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 413 ")
                    .containsIgnoringCase("connection: close")
                    .contains("application/problem+json")
                    .contains("\"status\":413");
        }
        assertThat(logged.records).isEmpty();
    }

    @Test
    void manyBadRequestsLeaveNothingBehind() throws Exception {
        badRequests(10);
        long before = heap();

        badRequests(60);

        assertThat(heap() - before).isLessThan(24L * 1024 * 1024);
    }

    @Test
    void showsThePolicyInEffectAndWhereItComesFrom() throws Exception {
        JsonNode body = ok(get("api/v1/policy"));

        JsonNode tiers = named(body.path("settings"), "name", "expiring.tiers");
        assertThat(tiers.path("source").asText()).isEqualTo("default");
        assertThat(tiers.at("/value/0/before").asText()).isEqualTo("60d");
        assertThat(tiers.at("/value/0/onlyWithoutAutoRenew").asBoolean()).isTrue();
        assertThat(tiers.at("/value/3").has("lifetimeFraction")).isFalse();
        assertThat(named(body.path("settings"), "name", "weak-key.minimum-size")
                        .path("value")
                        .asInt())
                .isEqualTo(2048);
        assertThat(named(body.path("codes"), "code", "EXPIRED").path("enabled").asBoolean())
                .isTrue();
        assertThat(body.path("overrides").isArray()).isTrue();
        assertThat(body.path("suppressions").isArray()).isTrue();
        assertThat(body.path("customRules").isArray()).isTrue();
        assertThat(body.has("explanation")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order=/subscriptions/" + SUBSCRIPTION
                        + "/resourcegroups/RG-WEB/providers/Microsoft.CertificateRegistration/certificateOrders/web",
                "subscription=" + SUBSCRIPTION + "&resourceGroup=rg-WEB&name=WEB"
            })
    void explainsHowAnOrderIsJudged(String query) throws Exception {
        JsonNode explanation = ok(get("api/v1/policy?" + query)).path("explanation");

        assertThat(explanation.path("order").asText()).endsWith("/certificateOrders/Web");
        assertThat(explanation.path("overrides").isArray()).isTrue();
        assertThat(named(explanation.path("settings"), "name", "renewal-overdue.grace")
                        .path("value")
                        .asText())
                .isEqualTo("2d");
        assertThat(named(explanation.path("codes"), "code", "ORDER_FAILED")
                        .path("outcome")
                        .asText())
                .isEqualTo("does-not-hold");
        assertThat(explanation.path("codes"))
                .allSatisfy(code -> assertThat(code.path("outcome").asText().equals("holds"))
                        .isEqualTo(!code.path("findings").isEmpty()));
    }

    @Test
    void anOrderThatIsNotMonitoredIsAProblem() throws Exception {
        JsonNode problem =
                refused(get("api/v1/policy?subscription=" + SUBSCRIPTION + "&resourceGroup=rg-web&name=none"), 404);

        assertThat(problem.path("type").asText()).isEqualTo("urn:certmonitor:problem:no-such-order");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order=web | order",
                "name=web | subscription,resourceGroup",
                "order=/subscriptions/s/resourceGroups/g/providers/Microsoft.CertificateRegistration/certificateOrders/o&name=o | order",
                "orders=web | orders"
            })
    void anOrderThatIsNamedInPartOrWrongIsAProblem(String query, String named) throws Exception {
        JsonNode problem = refused(get("api/v1/policy?" + query), 400);

        assertThat(StreamSupport.stream(problem.path("errors").spliterator(), false)
                        .map(error -> error.path("parameter").asText()))
                .containsExactly(named.split(","));
    }

    private void badRequests(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            refused(send("application/json", stream(new byte[TEN_MEGABYTES])), 413);
            refused(post(EVALUATE, "[".repeat(900_000)), 400);
            refused(post(EVALUATE, "{\"order\": \"" + "x".repeat(900_000) + "\"}"), 400);
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(application.resolve("/" + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(application.resolve("/" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String type, BodyPublisher body) throws Exception {
        return client.send(request(type, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String type, BodyPublisher body) {
        return HttpRequest.newBuilder(application.resolve("/" + EVALUATE))
                .header("Content-Type", type)
                .POST(body)
                .build();
    }

    /** A body whose length is not told. */
    private static BodyPublisher stream(byte[] body) {
        return BodyPublishers.ofInputStream(() -> (InputStream) new ByteArrayInputStream(body));
    }

    private static JsonNode ok(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return HttpTest.json(response);
    }

    /** A problem that tells nothing of the program, in the answer or in the log. */
    private JsonNode refused(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.body()).doesNotContain("Exception", "com.fasterxml", "at io.");
        assertThat(logged.records).isEmpty();
        return HttpTest.problem(response, status);
    }

    private static JsonNode finding(JsonNode order, String code) {
        return named(order.path("findings"), "code", code);
    }

    private static JsonNode named(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> entry.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + value + " in " + list));
    }

    /** Keeps what is logged about requests. */
    private static final class Logged extends Handler {

        private final List<String> records = new ArrayList<>();

        @Override
        public synchronized void publish(LogRecord record) {
            String logger = String.valueOf(record.getLoggerName());
            if (record.getThrown() != null || logger.contains("http") || logger.startsWith("io.certmonitor.api")) {
                records.add(logger + ": " + record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
