package io.certmonitor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.broker.BrokerSecurity;
import io.certmonitor.broker.LocalBroker;
import io.certmonitor.e2e.HttpReader;
import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged service takes what an overlay configures, and answers where its probes and its monitor ask. */
class ManifestsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsKubectl() {
        Kubectl.require();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theServiceOfAnOverlayIsReadyAndAnswersWhereItIsAsked(Rendering overlay) throws Exception {
        Manifests manifests = overlay.manifests();
        try (LocalBroker broker = LocalBroker.start(BrokerSecurity.NONE);
                ArmSimulator azure =
                        ArmSimulator.start(new SimulatedAzure(Clock.systemUTC()), SimulatorOptions.defaults());
                ServiceProcess service = start(manifests, broker, azure)) {
            service.awaitReady(PATIENCE);

            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                String path =
                        manifests.container().at("/" + probe + "/httpGet/path").asText();
                assertThat(status(service.managementUri().resolve(path)))
                        .as(path)
                        .isEqualTo(200);
            }
            for (JsonNode monitor : manifests.ofKind("PodMonitor")) {
                String path = monitor.at("/spec/podMetricsEndpoints/0/path").asText();
                assertThat(status(service.managementUri().resolve(path)))
                        .as(path)
                        .isEqualTo(200);
            }
            JsonNode policy = new HttpReader().json(service.applicationUri().resolve("api/v1/policy"));
            assertThat(Stream.concat(Manifests.stream(policy.path("settings")), Manifests.stream(policy.path("codes"))))
                    .as("what the mounted file sets")
                    .anyMatch(setting -> setting.path("source").asText().equals("policy"));
        }
    }

    static List<Rendering> overlays() {
        return Rendering.overlays();
    }

    private ServiceProcess start(Manifests manifests, LocalBroker broker, ArmSimulator azure) throws IOException {
        Path file = Files.writeString(folder.resolve("application.yaml"), manifests.configuration());
        ServiceProcess.Builder service = ServiceProcess.builder();
        Map<String, String> environment = new PodEnvironment(manifests.container()).values((secret, key) -> key);
        environment.forEach((name, value) -> {
            if (!name.startsWith("KAFKA_")) {
                service.env(name, value);
            }
        });
        // Here is one broker, which asks for no login, and no Azure.
        return service.kafka(broker.bootstrapServers())
                .azureEndpoint(azure.endpoint())
                .env("CERTMONITOR_TOPICS_REPLICATION_FACTOR", "1")
                .env("QUARKUS_CONFIG_LOCATIONS", file.toString())
                .start();
    }

    private static int status(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
