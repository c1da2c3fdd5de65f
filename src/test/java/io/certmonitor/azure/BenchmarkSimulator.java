package io.certmonitor.azure;

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

/** A simulated Azure with a generated fleet in a process of its own, whose work and heap are not measured. */
final class BenchmarkSimulator implements AutoCloseable {

    static final int SUBSCRIPTIONS = 200;
    static final int GROUPS_OF_A_SUBSCRIPTION = 50;
    static final int PAGE_SIZE = 50;
    static final Duration LATENCY = Duration.ofMillis(50);

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
    BenchmarkSimulator(int orders, boolean withCertificates) {
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

    String endpoint() {
        return found().orElseThrow();
    }

    /** Answers every request about the subscription with 429 from now on. */
    void throttle(String subscriptionId) {
        fault(subscriptionId, """
                {"type": "status", "status": 429, "code": "SubscriptionRequestsThrottled",
                 "message": "Number of requests exceeded the limit.", "retryAfter": "1"}""");
    }

    /** Answers no request about the subscription from now on. */
    void hang(String subscriptionId) {
        fault(subscriptionId, "{\"type\": \"hang\"}");
    }

    /** Ends all faults. */
    void repair() {
        send("DELETE", "");
    }

    @Override
    public void close() {
        process.close();
    }

    private void fault(String subscriptionId, String fault) {
        send("POST", "{\"subscription\": \"" + subscriptionId + "\", \"fault\": " + fault + "}");
    }

    private void send(String method, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint() + "/control/faults"))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException("The simulator refused a fault: " + response.body());
            }
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
