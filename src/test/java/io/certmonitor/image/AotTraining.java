package io.certmonitor.image;

import io.certmonitor.broker.BrokerSecurity;
import io.certmonitor.broker.LocalBroker;
import io.certmonitor.process.ServiceProcess;
import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.FleetGenerator;
import io.certmonitor.simulator.FleetSpec;
import io.certmonitor.simulator.Scenarios;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Trains the AOT cache of the image: runs the packaged service on this JVM against a real broker and a simulated Azure
 * until it has judged a fleet and answered what it is asked, and stops it in good order, at which the JVM writes what
 * it has learnt. The service has run once before, so that it restores the state of a fleet: most starts do that, and
 * nothing else takes them as long. Run by docker/Dockerfile with the JVM, the files and the paths of the image; a cache
 * holds for no others.
 */
public final class AotTraining {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What a JVM ends with after SIGTERM when its shutdown hooks have run. */
    private static final int TERMINATED = 143;

    private static final FleetSpec FLEET = new FleetSpec(3, 4, 2_000, 7);

    private static final List<String> MANAGEMENT =
            List.of("q/health/live", "q/health/started", "q/health/ready", "q/openapi?format=json");
    private static final List<String> API = List.of("api/v1/orders?severity=warning&sort=-severity", "api/v1/scopes");

    private final HttpClient http = HttpClient.newHttpClient();

    private AotTraining() {}

    /**
     * Trains.
     *
     * @param args the jar, the cache to write, and the arguments of the JVM
     */
    public static void main(String[] args) {
        // Must stand before the first logger is made, or the levels set for the broker are not heeded.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Path cache = Path.of(args[1]);
        new AotTraining().train(Path.of(args[0]), cache, Arrays.asList(args).subList(2, args.length));
        System.out.println("AOT cache of " + size(cache) / 1_000_000 + " MB: " + cache);
        System.exit(0);
    }

    private void train(Path jar, Path cache, List<String> jvm) {
        var azure = new SimulatedAzure(Clock.systemUTC());
        FleetGenerator.populate(azure, FLEET);
        try (LocalBroker broker = LocalBroker.start(BrokerSecurity.NONE);
                ArmSimulator simulator = ArmSimulator.start(azure, SimulatorOptions.defaults())) {
            Supplier<ServiceProcess.Builder> service = () -> ServiceProcess.builder()
                    .kafka(broker.bootstrapServers())
                    .azureEndpoint(simulator.endpoint())
                    .jar(jar);
            try (ServiceProcess first = service.get().start()) {
                use(first, FLEET.orders());
            }
            // What the second sees has changed, so that it has something to judge and to tell besides what it restores.
            Scenarios.populate(azure);
            String[] training = Stream.concat(jvm.stream(), Stream.of("-XX:AOTCacheOutput=" + cache))
                    .toArray(String[]::new);
            try (ServiceProcess second = service.get().jvm(training).start()) {
                use(second, FLEET.orders() + 1);
                stop(second, cache);
            }
        }
    }

    private void use(ServiceProcess service, int orders) {
        service.awaitReady(PATIENCE);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> get(service.managementUri().resolve("q/metrics"), "text/plain")
                                .lines()
                                .filter(line -> line.startsWith("certmonitor_order_severity{"))
                                .count()
                        >= orders);
        get(service.managementUri().resolve("q/metrics"), "application/openmetrics-text");
        MANAGEMENT.forEach(path -> get(service.managementUri().resolve(path), "*/*"));
        API.forEach(path -> get(service.applicationUri().resolve(path), "application/json"));
    }

    /**
     * The JVM writes the cache after the service has ended, which takes longer than a process that is stopped is given:
     * so it is asked to end, and counts as stopped when it has ended.
     */
    private static void stop(ServiceProcess service, Path cache) {
        ProcessHandle.of(service.pid()).ifPresent(ProcessHandle::destroy);
        Awaitility.await().atMost(PATIENCE).until(() -> !service.isAlive());
        int exitCode = service.stop();
        if (exitCode != TERMINATED || !Files.isRegularFile(cache)) {
            throw new IllegalStateException("The service ended with " + exitCode + " and "
                    + (Files.exists(cache) ? "a" : "no") + " cache:\n" + String.join("\n", service.output()));
        }
    }

    private String get(URI uri, String accept) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri).header("Accept", accept).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(uri + " answers " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
