package io.certmonitor.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Prometheus' HTTP API, as Grafana uses it. */
public final class PrometheusApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI root;

    PrometheusApi(URI root) {
        this.root = root;
    }

    /**
     * The value of an expression.
     *
     * @param expression PromQL
     * @param at when
     * @return its series, with one sample each
     * @throws PrometheusRefusal when Prometheus cannot parse or evaluate it
     */
    public List<Series> query(String expression, Instant at) {
        JsonNode data = ask("api/v1/query", Map.of("query", expression, "time", at.toString()));
        return Series.listOf(data);
    }

    /**
     * The values of an expression over time.
     *
     * @param expression PromQL
     * @param from the first moment
     * @param until the last moment
     * @param step between two of them
     * @return its series
     * @throws PrometheusRefusal when Prometheus cannot parse or evaluate it
     */
    public List<Series> queryRange(String expression, Instant from, Instant until, Duration step) {
        Map<String, String> parameters = Map.of(
                "query", expression, "start", from.toString(), "end", until.toString(), "step", step.toMillis() + "ms");
        return Series.listOf(ask("api/v1/query_range", parameters));
    }

    /**
     * The values that a label has.
     *
     * @param label its name
     * @param selector of the series that have it; empty for all series
     * @return the values, sorted
     */
    public List<String> labelValues(String label, String selector) {
        Map<String, String> parameters = selector.isEmpty() ? Map.of() : Map.of("match[]", selector);
        return elements(get("api/v1/label/" + label + "/values", parameters))
                .map(JsonNode::asText)
                .toList();
    }

    /**
     * Every rule of every group, in their order.
     *
     * @return the rules, with the alerts they have now
     */
    public List<Rule> rules() {
        return elements(get("api/v1/rules", Map.of()).path("groups"))
                .flatMap(group -> elements(group.path("rules")))
                .map(Rule::of)
                .toList();
    }

    /**
     * The alerts that are pending or firing now.
     *
     * @return the alerts
     */
    public List<Alert> alerts() {
        return elements(get("api/v1/alerts", Map.of()).path("alerts"))
                .map(Alert::of)
                .toList();
    }

    /** Whether the server has started. */
    boolean isReady() {
        try {
            return send(HttpRequest.newBuilder(root.resolve("-/ready"))).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** With a form, because expressions may be longer than an address. */
    private JsonNode ask(String path, Map<String, String> parameters) {
        return data(HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(parameters))));
    }

    private JsonNode get(String path, Map<String, String> parameters) {
        return data(HttpRequest.newBuilder(root.resolve(path + "?" + encoded(parameters))));
    }

    private JsonNode data(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request);
        try {
            JsonNode answer = JSON.readTree(response.body());
            if (!"success".equals(answer.path("status").asText())) {
                throw new PrometheusRefusal(answer.path("error").asText());
            }
            return answer.path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(response.statusCode() + " " + response.body(), e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
