package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.broker.BrokerSecurity;
import io.certmonitor.broker.LocalBroker;
import io.certmonitor.process.FreePorts;
import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.ArmOperation;
import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatorOptions;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A broker, a simulated Azure and the packaged service, with a view from outside. */
final class MonitorRig implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    final SimulatedAzure azure = new SimulatedAzure(Clock.systemUTC());
    final LocalBroker broker;
    final ArmSimulator arm = ArmSimulator.start(azure, SimulatorOptions.defaults());
    final TopicReader topics;
    private final Map<String, String> environment = new TreeMap<>();
    private final HttpReader http = new HttpReader();
    private final List<ServiceProcess> services = new ArrayList<>();

    MonitorRig() {
        this(BrokerSecurity.NONE);
    }

    /** With a broker that asks this of the service. */
    MonitorRig(BrokerSecurity security) {
        broker = LocalBroker.start(security);
        topics = new TopicReader(broker.openServers());
    }

    /** Sets an environment variable for services that are started from now on. */
    MonitorRig with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts a service and waits until it is ready. */
    ServiceProcess start() {
        ServiceProcess service = launch();
        service.awaitReady(PATIENCE);
        return service;
    }

    /** Starts a service that need not become ready. */
    ServiceProcess launch() {
        ServiceProcess.Builder builder = ServiceProcess.builder()
                .kafka(broker.bootstrapServers())
                .azureEndpoint(arm.endpoint())
                .applicationPort(FreePorts.next())
                .managementPort(FreePorts.next())
                .quick("256m")
                .env("CERTMONITOR_POLL_INTERVAL", "1s")
                .env("CERTMONITOR_EVALUATION_INTERVAL", "1s")
                // Three intervals would make every short outage one of the subscription.
                .env("CERTMONITOR_POLL_STALE_AFTER", "1h");
        environment.forEach(builder::env);
        ServiceProcess service = builder.start();
        services.add(service);
        return service;
    }

    /** What subscribers have been told so far, in the order of each key. */
    List<Told> told() {
        return topics.read("certmonitor.order-events", new CloudEventDeserializer()).stream()
                .map(ConsumerRecord::value)
                .map(Told::of)
                .toList();
    }

    List<String> toldInShort() {
        return told().stream().map(Told::inShort).toList();
    }

    /** Waits until so many more whole polls have begun and ended as seen by Azure. */
    void awaitPolls(int polls) {
        long before = arm.count(ArmOperation.LIST_SUBSCRIPTIONS);
        // The poll after the last one that counts begins only when that one has ended.
        await().atMost(PATIENCE).until(() -> arm.count(ArmOperation.LIST_SUBSCRIPTIONS) > before + polls);
    }

    JsonNode api(ServiceProcess service, String path) {
        return http.json(service.applicationUri().resolve(path));
    }

    /** How many subscriptions a replica polls. */
    int owned(ServiceProcess service) {
        return api(service, "/api/v1/scopes").path("discovery").path("owned").asInt();
    }

    /**
     * How many orders the metrics of a replica show: those that it owns and no more, so that sums over replicas are
     * right.
     */
    long series(ServiceProcess service) {
        return metrics(service)
                .lines()
                .filter(line -> line.startsWith("certmonitor_order_severity{"))
                .count();
    }

    HttpResponse<String> post(ServiceProcess service, String path) {
        return http.post(service.applicationUri().resolve(path));
    }

    String metrics(ServiceProcess service) {
        return get(service.managementUri().resolve("/q/metrics"));
    }

    /** What Prometheus gets, which asks for the format that can hold exemplars. */
    String openMetrics(ServiceProcess service) {
        return http.text(service.managementUri().resolve("/q/metrics"), "application/openmetrics-text");
    }

    /** An admin client that may do everything. */
    Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.openServers()));
    }

    /** What a probe ({@code live}, {@code ready} or {@code started}) says. */
    String health(ServiceProcess service, String probe) {
        return get(service.managementUri().resolve("/q/health/" + probe));
    }

    /**
     * Waits until readiness and metrics show what stands in the way of Kafka.
     *
     * @param reason a pattern of its label
     * @param where what the message must name
     */
    void awaitTrouble(ServiceProcess service, String part, String reason, String where) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(health(service, "ready"))
                    .containsPattern("\"" + part + "\": \"" + reason + ": [^\n]*" + Pattern.quote(where));
            assertThat(metrics(service)).containsPattern(problem(part, reason, 1));
        });
    }

    /** Waits until nothing stands in the way of Kafka, and the service is ready. */
    void awaitAllClear(ServiceProcess service) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(service.isReady()).isTrue();
            assertThat(metrics(service)).doesNotContainPattern(problem("[a-z]+", "[a-z_]+", 1));
        });
    }

    /** The pattern of a series that says whether something stands in the way of Kafka. */
    static String problem(String part, String reason, int value) {
        return "certmonitor_kafka_problem\\{part=\"%s\",reason=\"%s\",?} %d\\.0".formatted(part, reason, value);
    }

    /** How many requests Azure was sent so far. */
    long requests() {
        return Stream.of(ArmOperation.values()).mapToLong(arm::count).sum();
    }

    String get(URI uri) {
        return http.text(uri);
    }

    @Override
    public void close() {
        services.forEach(ServiceProcess::close);
        arm.close();
        broker.close();
    }
}
