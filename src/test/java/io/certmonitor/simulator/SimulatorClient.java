package io.certmonitor.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Talks to a simulator as any HTTP client would, for the simulator's own tests. */
final class SimulatorClient {

    static final String ORDERS = "/providers/Microsoft.CertificateRegistration/certificateOrders";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ArmSimulator simulator;

    SimulatorClient(ArmSimulator simulator) {
        this.simulator = simulator;
    }

    static String orders(String subscription) {
        return "/subscriptions/" + subscription + ORDERS + "?api-version=2024-11-01";
    }

    static String orders(String subscription, String group) {
        return "/subscriptions/" + subscription + "/resourceGroups/" + group + ORDERS + "?api-version=2024-11-01";
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(URI.create(simulator.endpoint() + path), "Bearer token");
    }

    HttpResponse<String> get(String path, @Nullable String authorization) throws IOException, InterruptedException {
        return get(URI.create(simulator.endpoint() + path), authorization);
    }

    HttpResponse<String> get(URI uri, @Nullable String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Asks Resource Graph with this token. */
    HttpResponse<String> query(String token, String body) throws IOException, InterruptedException {
        return query("2022-10-01", token, body);
    }

    HttpResponse<String> query(String apiVersion, String token, String body) throws IOException, InterruptedException {
        URI uri = URI.create(
                simulator.endpoint() + "/providers/Microsoft.ResourceGraph/resources?api-version=" + apiVersion);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> control(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.endpoint() + "/control" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.parse(response.body());
    }

    static String errorCode(HttpResponse<String> response) {
        return json(response).path("error").path("code").asText();
    }
}
