package io.certmonitor.azure.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.certmonitor.azure.AzureConfigs;
import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.AzureRequest;
import io.certmonitor.azure.CannedAzure;
import io.certmonitor.azure.CloudEnvironment;
import io.certmonitor.azure.failure.ListingException;
import io.certmonitor.azure.listing.PipelineUnderTest;
import io.certmonitor.config.AzureConfig;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Scope;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.scheduler.Schedulers;

@Timeout(60)
class AzureHttpClientTest {

    private static final int LIMIT = 1_000;
    private static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
    private static final String ORDERS = "/subscriptions/" + SUBSCRIPTION
            + "/providers/Microsoft.CertificateRegistration/certificateOrders?api-version=2024-11-01";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void takesABodyOfExactlyTheLargestSize() throws IOException {
        String body = "x".repeat(LIMIT);
        try (CannedAzure azure = new CannedAzure().answer("/page", 200, body)) {
            assertThat(get(azure.endpoint() + "/page")).isEqualTo(body);
        }
    }

    @Test
    void refusesABodyThatIsLargerByOneByte() throws IOException {
        try (CannedAzure azure = new CannedAzure().answer("/page", 200, "x".repeat(LIMIT + 1))) {
            assertThatThrownBy(() -> get(azure.endpoint() + "/page"))
                    .isInstanceOfSatisfying(
                            ListingException.class,
                            e -> assertThat(e.failure().reason()).isEqualTo(FailureReason.NOT_JSON))
                    .hasMessageContaining("larger than " + LIMIT + " bytes");
        }
    }

    @Test
    void readsNoMoreOfABodyThatIsTooLarge() throws Exception {
        CompletableFuture<Long> sent = new CompletableFuture<>();
        HttpServer endless = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endless.createContext("/", exchange -> sendUntilItBreaks(exchange, sent));
        endless.start();
        try {
            String url = "http://127.0.0.1:" + endless.getAddress().getPort() + "/";

            assertThatThrownBy(() -> get(url)).isInstanceOf(ListingException.class);
            assertThat(sent).as("the connection is closed").succeedsWithin(Duration.ofSeconds(10));
        } finally {
            endless.stop(0);
        }
    }

    @Test
    void failsAListingForALargeBodyWithoutTryingAgain() throws IOException {
        List<AzureRequest> requests = new ArrayList<>();
        try (CannedAzure azure = new CannedAzure().answer(ORDERS, 200, "[" + " ".repeat(LIMIT) + "]")) {
            AzureConfig config = AzureConfigs.of("endpoint", azure.endpoint(), "max-retries", "3");
            CloudEnvironment cloud = CloudEnvironment.of(config);
            PipelineUnderTest client = new PipelineUnderTest(
                    AzurePipeline.create(
                            config,
                            cloud,
                            new AzureHttpClient(vertx, config, LIMIT),
                            null,
                            Clock.systemUTC(),
                            Schedulers.boundedElastic(),
                            requests::add),
                    cloud);

            assertThatThrownBy(() -> client.list(Scope.subscription(SUBSCRIPTION)))
                    .isInstanceOfSatisfying(
                            AzureFailure.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.NOT_JSON))
                    .hasMessageContaining("larger than");
            assertThat(azure.requests()).hasSize(1);
        }
        assertThat(requests).hasSize(1);
    }

    private String get(String url) {
        return String.valueOf(new AzureHttpClient(vertx, AzureConfigs.of(), LIMIT)
                .send(new HttpRequest(HttpMethod.GET, url))
                .flatMap(response -> response.getBodyAsString())
                .block(Duration.ofSeconds(30)));
    }

    private static void sendUntilItBreaks(HttpExchange exchange, CompletableFuture<Long> sent) {
        long bytes = 0;
        try {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[LIMIT]);
                bytes += LIMIT;
            }
        } catch (IOException e) {
            sent.complete(bytes);
        }
    }
}
