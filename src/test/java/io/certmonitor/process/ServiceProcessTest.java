package io.certmonitor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static Path jar;

    @BeforeAll
    static void makeJar() throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
        attributes.put(Attributes.Name.CLASS_PATH, testClasses().toString());
        jar = folder.resolve("stand-in.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    @Test
    void configuresTheServiceThroughItsEnvironment() {
        try (ServiceProcess service = ServiceProcess.builder()
                .jar(jar)
                .kafka("127.0.0.1:19092")
                .azureEndpoint(URI.create("http://127.0.0.1:18443"))
                .applicationPort(18080)
                .env("CERTMONITOR_POLL_INTERVAL", "2s")
                .start()) {
            service.awaitReady(PATIENCE);

            assertThat(service.output())
                    .contains(
                            "KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:19092",
                            "CERTMONITOR_AZURE_ENDPOINT=http://127.0.0.1:18443",
                            "CERTMONITOR_AZURE_CREDENTIAL=none",
                            "QUARKUS_HTTP_PORT=18080",
                            "QUARKUS_MANAGEMENT_PORT=" + service.managementUri().getPort(),
                            "CERTMONITOR_POLL_INTERVAL=2s");
            assertThat(service.applicationUri()).isEqualTo(URI.create("http://127.0.0.1:18080/"));
        }
    }

    @Test
    void stopsInGoodOrder() {
        ServiceProcess service = ServiceProcess.builder().jar(jar).start();
        service.awaitReady(PATIENCE);

        int exitCode = service.stop();

        assertThat(exitCode).isEqualTo(143);
        assertThat(service.isAlive()).isFalse();
        assertThat(service.isReady()).isFalse();
    }

    @Test
    void killsAtOnce() {
        ServiceProcess service = ServiceProcess.builder().jar(jar).start();
        service.awaitReady(PATIENCE);

        service.kill();

        assertThat(service.isAlive()).isFalse();
        assertThat(service.stop()).isEqualTo(137);
    }

    @Test
    void pausedServiceAnswersNothingUntilItIsResumed() {
        try (ServiceProcess service = ServiceProcess.builder().jar(jar).start()) {
            service.awaitReady(PATIENCE);

            service.pause();
            assertThat(service.isAlive()).isTrue();
            assertThat(service.isReady()).isFalse();
            service.resume();

            service.awaitReady(PATIENCE);
        }
    }

    @Test
    void pausedServiceStopsInGoodOrder() {
        ServiceProcess service = ServiceProcess.builder().jar(jar).start();
        service.awaitReady(PATIENCE);
        service.pause();

        assertThat(service.stop()).isEqualTo(143);
    }

    @Test
    void temporaryFilesOfAServiceThatWasKilledAreDeleted() {
        ServiceProcess service = ServiceProcess.builder().jar(jar).start();
        service.awaitReady(PATIENCE);
        Path temporary = temporaryFolder(service.output());
        assertThat(temporary).isNotEmptyDirectory();

        service.kill();

        assertThat(temporary).doesNotExist();
    }

    @Test
    void serviceThatEndsInsteadOfGettingReadyIsReportedWithWhatItWrote() {
        try (ServiceProcess service = ServiceProcess.builder()
                .jar(jar)
                .env("STAND_IN_FAILS", "no broker")
                .start()) {
            assertThatThrownBy(() -> service.awaitReady(PATIENCE))
                    .isInstanceOf(ProcessFailedException.class)
                    .hasMessageStartingWith("service ended with 1:")
                    .hasMessageContaining("no broker");
        }
    }

    @Test
    void sameBuilderStartsTheServiceAgainOnTheSamePorts() {
        ServiceProcess.Builder builder = ServiceProcess.builder().jar(jar);
        ServiceProcess first = builder.start();
        first.awaitReady(PATIENCE);
        first.kill();

        try (ServiceProcess second = builder.start()) {
            second.awaitReady(PATIENCE);

            assertThat(second.managementUri()).isEqualTo(first.managementUri());
            assertThat(second.pid()).isNotEqualTo(first.pid());
        }
    }

    @Test
    void serviceEndsWithItsTemporaryFilesWhenTheJvmThatStartedItIsKilled() {
        JavaProgram program = JavaProgram.ofClass(StandInParent.class, jar.toString());
        ChildProcess parent = ChildProcess.start("parent", program, Map.of());
        parent.await(() -> parent.output().size() == 2, PATIENCE);
        ProcessHandle service =
                ProcessHandle.of(Long.parseLong(parent.output().get(0))).orElseThrow();
        Path temporary = temporaryFolder(parent.output());
        assertThat(temporary).isNotEmptyDirectory();

        parent.kill();

        await().atMost(PATIENCE).until(() -> !service.isAlive() && Files.notExists(temporary));
    }

    private static Path temporaryFolder(List<String> output) {
        return output.stream()
                .filter(line -> line.startsWith(StandInService.TEMPORARY_FILE))
                .map(line -> Path.of(line.substring(StandInService.TEMPORARY_FILE.length()))
                        .resolveSibling(""))
                .findFirst()
                .orElseThrow();
    }

    private static URI testClasses() {
        try {
            return StandInService.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
