package io.certmonitor.api;

import static io.certmonitor.metrics.SampleOrders.SUBSCRIPTION;
import static io.certmonitor.metrics.SampleOrders.bare;
import static io.certmonitor.metrics.SampleOrders.finding;
import static io.certmonitor.metrics.SampleOrders.issued;
import static io.certmonitor.metrics.SampleOrders.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.Scope;
import io.certmonitor.policy.FindingCode;
import io.certmonitor.policy.Severity;
import io.certmonitor.transition.ScopeState;
import io.certmonitor.view.FleetView;
import io.certmonitor.view.KafkaHealth;
import io.certmonitor.view.KafkaHealth.Part;
import io.certmonitor.view.KafkaTrouble;
import io.certmonitor.view.KafkaTrouble.Reason;
import io.certmonitor.view.PartitionView;
import io.certmonitor.view.ServiceStatus;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP clients see, on both ports. There is no broker. */
@QuarkusTest
@TestProfile(HttpTest.Alone.class)
class HttpTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** Free ports, and a broker that is never there. */
    public static class Alone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.test-port", "0",
                    "quarkus.management.test-port", "0",
                    "kafka.bootstrap.servers", "localhost:1");
        }
    }

    /** A resource with a fault. */
    @Path("/api/v1/fault")
    public static class Faulty {
        /** Fails. */
        @GET
        public String get() {
            throw new IllegalStateException("the database password is hunter2");
        }
    }

    @TestHTTPResource("/")
    URI application = URI.create("http://unset");

    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("http://unset");

    @Inject
    FleetView fleet;

    @Inject
    ServiceStatus status;

    @Inject
    KafkaHealth health;

    private final HttpClient client = HttpClient.newHttpClient();
    private AllPartitions partitions = AllPartitions.open(new FleetView());

    @BeforeEach
    void showAFleet() {
        partitions = AllPartitions.open(fleet);
        PartitionView partition = partitions.first();
        partition.put(state(issued("Web"), finding(FindingCode.EXPIRING, Severity.WARNING)));
        partition.put(state(bare("bare")));
        partition.put(new ScopeState(
                Scope.resourceGroup(SUBSCRIPTION, "rg-web"),
                NOW,
                null,
                new ScopeState.Failure(FailureReason.FORBIDDEN, "No right.", NOW),
                null,
                null,
                List.of(new OrderProblem("web", "keySize", "big", OrderProblem.Kind.UNREADABLE)),
                1,
                true));
        status.discovered(new ServiceStatus.Discovery(NOW, 3, 1, null));
    }

    @AfterEach
    void hideIt() {
        partitions.hideAll();
    }

    @Test
    void listsOrdersWithTheTimeLeft() throws Exception {
        HttpResponse<String> response = get("api/v1/orders?q=WEB&limit=1");

        JsonNode body = json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(body.path("total").asInt()).isEqualTo(2);
        assertThat(body.path("nextCursor").asText()).isNotEmpty();
        JsonNode order = body.path("orders").path(0);
        assertThat(order.at("/order/name").asText()).isEqualTo("Web");
        assertThat(order.at("/order/domain").asText()).isEqualTo("www.example.com");
        assertThat(order.at("/order/signatureAlgorithm").asText()).isEqualTo("sha256WithRSAEncryption");
        assertThat(order.at("/order/subjectAlternativeNames/0").asText()).isEqualTo("www.example.com");
        assertThat(order.at("/expiration/effective").asText()).isEqualTo("2026-12-01T00:00:00.500Z");
        assertThat(order.at("/expiration/secondsRemaining").isIntegralNumber()).isTrue();
        assertThat(order.path("severity").asText()).isEqualTo("warning");
        assertThat(order.at("/findings/0/code").asText()).isEqualTo("EXPIRING");
        assertThat(order.path("portalUrl").asText()).startsWith("https://portal.azure.com/");
    }

    @Test
    void followsACursorAndLeavesAbsentValuesOut() throws Exception {
        String cursor = json(get("api/v1/orders?limit=1")).path("nextCursor").asText();

        JsonNode body = json(get("api/v1/orders?limit=1&cursor=" + cursor));

        assertThat(body.has("nextCursor")).isFalse();
        JsonNode order = body.path("orders").path(0);
        assertThat(order.at("/order/name").asText()).isEqualTo("bare");
        assertThat(order.path("order").has("domain")).isFalse();
        assertThat(order.path("order").has("subjectAlternativeNames")).isFalse();
        assertThat(order.path("expiration").isEmpty()).isTrue();
    }

    @Test
    void findsOneOrderWithoutRegardToCase() throws Exception {
        JsonNode order = json(get("api/v1/orders/" + SUBSCRIPTION + "/RG-WEB/wEB"));

        assertThat(order.at("/order/name").asText()).isEqualTo("Web");
        assertThat(order.at("/expiration").has("secondsRemaining")).isTrue();
    }

    @Test
    void anOrderThatIsNotThereIsAProblem() throws Exception {
        JsonNode problem = problem(get("api/v1/orders/" + SUBSCRIPTION + "/rg-web/none"), 404);

        assertThat(problem.path("type").asText()).isEqualTo("urn:certmonitor:problem:no-such-order");
    }

    @Test
    void saysWhetherTheWholeFleetIsKnown() throws Exception {
        assertThat(json(get("api/v1/orders")).path("complete").asBoolean()).isTrue();
        assertThat(json(get("api/v1/scopes")).path("complete").asBoolean()).isTrue();

        partitions.hideLast();

        assertThat(json(get("api/v1/orders")).path("complete").asBoolean(true)).isFalse();
        assertThat(json(get("api/v1/scopes")).path("complete").asBoolean(true)).isFalse();
    }

    @Test
    void denysNoOrderBeforeTheWholeFleetIsKnown() throws Exception {
        partitions.hideLast();

        JsonNode problem = problem(get("api/v1/orders/" + SUBSCRIPTION + "/rg-web/none"), 503);

        assertThat(problem.path("type").asText()).isEqualTo("urn:certmonitor:problem:fleet-incomplete");
        assertThat(get("api/v1/orders/" + SUBSCRIPTION + "/rg-web/web").statusCode())
                .isEqualTo(200);
    }

    @Test
    void listsScopesAndTheDiscovery() throws Exception {
        JsonNode body = json(get("api/v1/scopes"));

        assertThat(body.at("/discovery/subscriptions").asInt()).isEqualTo(3);
        assertThat(body.at("/discovery/owned").asInt()).isEqualTo(1);
        assertThat(body.path("discovery").has("failure")).isFalse();
        JsonNode scope = body.path("scopes").path(0);
        assertThat(scope.path("resourceGroup").asText()).isEqualTo("rg-web");
        assertThat(scope.path("up").asBoolean(true)).isFalse();
        assertThat(scope.has("lastSuccessAt")).isFalse();
        assertThat(scope.at("/failure/reason").asText()).isEqualTo("forbidden");
        assertThat(scope.at("/failure/since").asText()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(scope.at("/problems/0/kind").asText()).isEqualTo("unreadable");
        assertThat(scope.path("problemCount").asInt()).isEqualTo(1);
    }

    @Test
    void wrongParametersAreNamedTogether() throws Exception {
        JsonNode problem = problem(get("api/v1/orders?severity=high&limit=0&cursor=x&severty=ok"), 400);

        assertThat(problem.path("type").asText()).isEqualTo("urn:certmonitor:problem:wrong-parameters");
        assertThat(StreamSupport.stream(problem.path("errors").spliterator(), false)
                        .map(error -> error.path("parameter").asText()))
                .containsExactlyInAnyOrder("severity", "limit", "cursor", "severty");
        assertThat(problem.at("/errors/0/value").asText()).isNotEmpty();
        assertThat(problem.at("/errors/0/allowed").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"api", "api/", "api/v1/nothing", "api/v2/orders", "api/v1/orders/a/b", "api/v1/orders/a/b/c/d"})
    void anUnknownPathIsAProblem(String path) throws Exception {
        problem(get(path), 404);
    }

    @Test
    void anUnsupportedMethodIsAProblem() throws Exception {
        problem(send(request("api/v1/orders").DELETE().build()), 405);
    }

    @Test
    void anUnsupportedMediaTypeIsAProblem() throws Exception {
        problem(send(request("api/v1/orders").header("Accept", "text/csv").build()), 406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 0", "X-Length: none", "Content-Type: application/x-www-form-urlencoded"})
    void aPollThatKafkaDoesNotTakeIsAProblem(String header) throws Exception {
        status.enter(ServiceStatus.Phase.WAITING_FOR_BROKER);

        String answer = exchange(
                "POST /api/v1/polls HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 503 ")
                .contains("urn:certmonitor:problem:poll-not-requested", "It is not certain that every replica");
    }

    /** As programs that are not Java's client ask. */
    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(application.getHost(), application.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aPollIsAskedForWithoutAnythingThatWouldNotBeHeeded() throws Exception {
        JsonNode parameter = problem(
                send(request("api/v1/polls?subscription=x")
                        .POST(BodyPublishers.noBody())
                        .build()),
                400);
        JsonNode body = problem(
                send(request("api/v1/polls")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))
                        .build()),
                400);

        assertThat(parameter.at("/errors/0/parameter").asText()).isEqualTo("subscription");
        assertThat(parameter.at("/errors/0/allowed").asText()).isEqualTo("no parameter at all");
        assertThat(body.path("type").asText()).isEqualTo("urn:certmonitor:problem:unreadable-body");
    }

    @Test
    void aFaultIsAProblemThatTellsNothingOfItsCause() throws Exception {
        HttpResponse<String> response = get("api/v1/fault");

        JsonNode problem = problem(response, 500);
        assertThat(problem.path("instance").asText()).startsWith("urn:uuid:");
        assertThat(response.body()).doesNotContain("hunter2", "Exception", "at io.certmonitor");
    }

    @Test
    void livenessDoesNotDependOnTheBroker() throws Exception {
        HttpResponse<String> live = manage("q/health/live");

        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(json(live).path("checks")).hasSize(1);
    }

    @Test
    void readinessAndStartFollowThePhase() throws Exception {
        status.enter(ServiceStatus.Phase.WAITING_FOR_BROKER);
        assertThat(manage("q/health/ready").statusCode()).isEqualTo(503);
        assertThat(manage("q/health/started").statusCode()).isEqualTo(503);

        status.enter(ServiceStatus.Phase.RESTORING);
        assertThat(readiness("topology").path("status").asText()).isEqualTo("DOWN");
        assertThat(manage("q/health/started").statusCode()).isEqualTo(200);

        status.enter(ServiceStatus.Phase.RUNNING);
        assertThat(readiness("topology").path("status").asText()).isEqualTo("UP");
        assertThat(readiness("topology").at("/data/phase").asText()).isEqualTo("running");

        status.enter(ServiceStatus.Phase.STOPPED);
        assertThat(manage("q/health/ready").statusCode()).isEqualTo(503);
        assertThat(manage("q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void readinessSaysWhatStandsInTheWayOfKafkaAndWhatToDo() throws Exception {
        health.found(Part.OBSERVATIONS, new KafkaTrouble(Reason.REFUSED, "make room on the disks"));

        assertThat(manage("q/health/ready").statusCode()).isEqualTo(503);
        assertThat(readiness("kafka").path("status").asText()).isEqualTo("DOWN");
        assertThat(readiness("kafka").at("/data/observations").asText()).isEqualTo("refused: make room on the disks");
        assertThat(manage("q/health/live").statusCode()).isEqualTo(200);

        health.clear(Part.OBSERVATIONS);
        assertThat(readiness("kafka").at("/data/observations").isMissingNode()).isTrue();
    }

    private JsonNode readiness(String check) throws Exception {
        for (JsonNode each : json(manage("q/health/ready")).path("checks")) {
            if (each.path("name").asText().equals(check)) {
                return each;
            }
        }
        throw new AssertionError("No check of the name " + check);
    }

    @Test
    void metricsAreOnTheManagementPort() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(management.resolve("/q/metrics"))
                .header("Accept", "text/plain")
                .build());

        assertThat(response.body())
                .contains("certmonitor_order_severity{subscription_id=\"" + SUBSCRIPTION
                        + "\",resource_group=\"rg-web\",name=\"web\",} 2.0")
                .contains("certmonitor_poll_errors_total{reason=\"timeout\",} 0.0")
                .contains("certmonitor_events_total{")
                .contains("certmonitor_azure_requests_total{")
                .contains("certmonitor_build_info{");
    }

    /** With a length they would have been one text first, which takes too much memory for a large fleet. */
    @ParameterizedTest
    @CsvSource({
        "text/plain, text/plain; version=0.0.4; charset=utf-8",
        "application/openmetrics-text, application/openmetrics-text; version=1.0.0; charset=utf-8",
        // As Prometheus asks.
        "'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1', application/openmetrics-text; version=1.0.0; charset=utf-8",
    })
    void metricsAreSentInPieces(String accepted, String format) throws Exception {
        for (int i = 0; i < 300; i++) {
            partitions.first().put(state(issued("web-" + i)));
        }

        HttpResponse<String> response = send(HttpRequest.newBuilder(management.resolve("/q/metrics"))
                .header("Accept", accepted)
                .build());

        assertThat(response.headers().firstValue("Content-Length")).isEmpty();
        assertThat(response.headers().firstValue("Content-Type")).hasValue(format);
        assertThat(response.body().endsWith("# EOF\n")).isEqualTo(format.contains("openmetrics"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q/metrics", "q/health", "q/health/live", "q/openapi"})
    void theApplicationPortShowsNothingOfTheManagementPort(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void theManagementPortDoesNotServeTheApi() throws Exception {
        assertThat(manage("api/v1/orders").statusCode()).isEqualTo(404);
    }

    @Test
    void publishesAnOpenApiDocument() throws Exception {
        JsonNode document = json(send(HttpRequest.newBuilder(management.resolve("/q/openapi?format=json"))
                .build()));

        assertThat(document.path("paths").fieldNames())
                .toIterable()
                .contains(
                        "/api/v1/orders",
                        "/api/v1/orders/{subscription}/{resourceGroup}/{name}",
                        "/api/v1/scopes",
                        "/api/v1/polls");
        JsonNode list = document.path("paths").path("/api/v1/orders").path("get");
        assertThat(StreamSupport.stream(list.path("parameters").spliterator(), false)
                        .map(parameter -> parameter.path("name").asText()))
                .containsExactlyInAnyOrder(
                        "severity",
                        "status",
                        "subscription",
                        "resourceGroup",
                        "finding",
                        "expiresWithin",
                        "q",
                        "sort",
                        "limit",
                        "cursor");
        assertThat(list.path("responses").fieldNames()).toIterable().contains("200", "400");
    }

    @ParameterizedTest
    @CsvSource({
        "q/openapi, */*, application/yaml",
        "q/openapi, application/json, application/json",
        "q/openapi?format=JSON, application/yaml, application/json",
        "q/openapi?format=yaml, application/json, application/yaml",
        "q/openapi.yaml, */*, application/yaml",
        "q/openapi.json, */*, application/json"
    })
    void writesTheOpenApiDocumentAsWhoAsksWantsIt(String path, String accepted, String mediaType) throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(management.resolve("/" + path))
                .header("Accept", accepted)
                .build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(mediaType);
        assertThat(new YAMLMapper()
                        .readTree(response.body())
                        .path("info")
                        .path("title")
                        .asText())
                .isEqualTo("Certificate Order Monitor");
        assertThat(response.body().startsWith("{")).isEqualTo(mediaType.endsWith("json"));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    private HttpResponse<String> manage(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(management.resolve("/" + path)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(application.resolve("/" + path));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    static JsonNode problem(HttpResponse<String> response, int status) throws IOException {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = json(response);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).isNotEmpty();
        assertThat(problem.path("title").asText()).isNotEmpty();
        assertThat(problem.path("detail").asText()).isNotEmpty();
        return problem;
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }
}
