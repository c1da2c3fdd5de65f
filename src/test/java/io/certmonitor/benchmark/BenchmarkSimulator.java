package io.certmonitor.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.certmonitor.process.ChildProcess;
import io.certmonitor.process.JavaProgram;
import io.certmonitor.simulator.SimulatorMain;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A simulated Azure with a generated fleet in a process of its own, whose work and heap are not measured. */
public final class BenchmarkSimulator implements AutoCloseable {

    /** How many subscriptions are generated, besides those of the scenarios. */
    public static final int SUBSCRIPTIONS = 200;

    /** How many resource groups there are in each of them. */
    public static final int GROUPS_OF_A_SUBSCRIPTION = 50;

    /** How many orders a page holds. */
    public static final int PAGE_SIZE = 50;

    /** How long every answer takes at least. */
    public static final Duration LATENCY = Duration.ofMillis(50);

    private static final String NAME_OF_GENERATED = "Landing Zone ";
    private static final String ORDERS =
            "/providers/Microsoft.CertificateRegistration/certificateOrders?api-version=2024-11-01";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Pattern ENDPOINT = Pattern.compile("Manager at (http://[^;]+);");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ChildProcess process;

    /**
     * Starts it.
     *
     * @param orders how many orders there are in all
     * @param withCertificates whether the orders come with their certificates
     */
    public BenchmarkSimulator(int orders, boolean withCertificates) {
        JavaProgram program = JavaProgram.ofClass(
                        SimulatorMain.class,
                        "--port=0",
                        "--subscriptions=" + SUBSCRIPTIONS,
                        "--groups=" + GROUPS_OF_A_SUBSCRIPTION,
                        "--orders=" + orders,
                        "--raw-data=" + (withCertificates ? 1 : 0),
                        "--page-size=" + PAGE_SIZE,
                        "--latency=" + LATENCY.toMillis())
                .with(List.of("-Xmx1500m"));
        process = ChildProcess.start("simulator", program, Map.of());
        process.await(() -> found().isPresent(), START_TIMEOUT);
    }

    /**
     * Where it is.
     *
     * @return its root, without a slash at the end
     */
    public String endpoint() {
        return found().orElseThrow();
    }

    /**
     * The subscriptions with generated orders, without those of the scenarios.
     *
     * @return their ids
     */
    public List<String> generatedSubscriptions() {
        return pages("/subscriptions?api-version=2022-12-01")
                .filter(each -> each.path("displayName").asText().startsWith(NAME_OF_GENERATED))
                .map(each -> each.path("subscriptionId").asText())
                .toList();
    }

    /**
     * Lists every generated order once: certificates are signed when they are first asked for, which takes much longer
     * than to list them again.
     *
     * @return how many orders there are
     */
    public long listAll() {
        return generatedSubscriptions().parallelStream()
                .mapToLong(id -> pages("/subscriptions/" + id + ORDERS).count())
                .sum();
    }

    /**
     * Answers every request about the subscription with 429 from now on.
     *
     * @param subscriptionId the subscription
     */
    public void throttle(String subscriptionId) {
        fault(subscriptionId, """
                {"type": "status", "status": 429, "code": "SubscriptionRequestsThrottled",
                 "message": "Number of requests exceeded the limit.", "retryAfter": "1"}""");
    }

    /**
     * Answers no request about the subscription from now on.
     *
     * @param subscriptionId the subscription
     */
    public void hang(String subscriptionId) {
        fault(subscriptionId, "{\"type\": \"hang\"}");
    }

    /** Ends all faults. */
    public void repair() {
        send("DELETE", "");
    }

    @Override
    public void close() {
        process.close();
    }

    /** What a collection holds on all of its pages. */
    private Stream<JsonNode> pages(String path) {
        return Stream.iterate(
                        get(endpoint() + path),
                        page -> !page.isMissingNode(),
                        page -> page.has("nextLink") ? get(page.path("nextLink").asText()) : MissingNode.getInstance())
                .flatMap(page -> StreamSupport.stream(page.path("value").spliterator(), false));
    }

    private JsonNode get(String uri) {
        try {
            return JSON.readTree(send(HttpRequest.newBuilder(URI.create(uri))
                    .header("Authorization", "Bearer any")
                    .build()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The simulator does not answer with JSON", e);
        }
    }

    private void fault(String subscriptionId, String fault) {
        send("POST", "{\"subscription\": \"" + subscriptionId + "\", \"fault\": " + fault + "}");
    }

    private void send(String method, String body) {
        send(HttpRequest.newBuilder(URI.create(endpoint() + "/control/faults"))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException("The simulator refused: " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException("The simulator does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private Optional<String> found() {
        return process.output().stream()
                .flatMap(line -> ENDPOINT.matcher(line).results())
                .map((MatchResult match) -> match.group(1))
                .findFirst();
    }
}
