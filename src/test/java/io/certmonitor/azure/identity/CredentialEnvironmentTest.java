package io.certmonitor.azure.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.certmonitor.process.ChildProcess;
import io.certmonitor.process.JavaProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Credentials that find what they need in the environment of the process, in a process with such an environment. */
@Timeout(120)
class CredentialEnvironmentTest {

    private static final String UNAVAILABLE = "failure No token could be had (CredentialUnavailableException): check"
            + " certmonitor.azure.credential and what it needs";

    @TempDir
    Path folder;

    @Test
    void asksTheIdentityEndpointOfAppServiceForAToken() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/msi/token", exchange -> {
            asked.add(exchange.getRequestURI().getQuery() + " "
                    + exchange.getRequestHeaders().getFirst("X-IDENTITY-HEADER"));
            byte[] body = "{\"access_token\": \"app-service-token\", \"expires_on\": \"4070908800\"}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String endpoint = "http://127.0.0.1:" + server.getAddress().getPort() + "/msi/token";

            assertThat(run(
                            Map.of("IDENTITY_ENDPOINT", endpoint, "IDENTITY_HEADER", "a-secret"),
                            "credential",
                            "managed-identity",
                            "client-id",
                            "an-id",
                            "cloud",
                            "china"))
                    .isEqualTo("token app-service-token");
        } finally {
            server.stop(0);
        }
        assertThat(asked)
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .contains("resource=https://management.chinacloudapi.cn", "client_id=an-id")
                        .endsWith(" a-secret"));
    }

    @Test
    void asksTheAzureCliForATokenOfTheTenant() throws IOException {
        cli("""
                echo "$@" > '%s'
                echo '{"accessToken": "cli-token", "expiresOn": "2099-01-01 00:00:00.000000", "expires_on": 4070908800,'
                echo '"tenant": "a-tenant", "tokenType": "Bearer"}'
                """.formatted(folder.resolve("asked")));

        assertThat(run(path(), "credential", "azure-cli", "tenant-id", "a-tenant", "cloud", "us-government"))
                .isEqualTo("token cli-token");
        assertThat(folder.resolve("asked"))
                .content()
                .contains(
                        "account get-access-token",
                        "--resource https://management.usgovcloudapi.net",
                        "--tenant a-tenant");
    }

    @Test
    void saysWhatToCheckWhenTheAzureCliIsNotLoggedIn() throws IOException {
        cli("""
                echo "ERROR: Please run 'az login' to setup account." >&2
                exit 1
                """);

        assertThat(run(path(), "credential", "azure-cli")).isEqualTo(UNAVAILABLE);
    }

    @Test
    void saysWhatToCheckWhenThereIsNoAzureCli() {
        assertThat(run(Map.of("PATH", folder.toString()), "credential", "azure-cli"))
                .isEqualTo(UNAVAILABLE);
    }

    @Test
    void endsAnAzureCliThatHangs() throws IOException {
        cli("exec sleep 5");

        assertThat(run(path(), "credential", "azure-cli", "request-timeout", "500ms"))
                .startsWith("failure No token could be had: the login did not answer within"
                        + " certmonitor.azure.request-timeout");
    }

    private void cli(String script) throws IOException {
        Path az = Files.writeString(folder.resolve("az"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(az, PosixFilePermissions.fromString("rwx------"));
    }

    private Map<String, String> path() {
        return Map.of("PATH", folder + ":/usr/bin:/bin");
    }

    private static String run(Map<String, String> environment, String... namesAndValues) {
        JavaProgram program =
                JavaProgram.ofClass(TokenProgram.class, namesAndValues).quick("128m");
        try (ChildProcess process = ChildProcess.start("token", program, environment)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> results(process).size() == 1 || !process.isAlive());
            assertThat(results(process)).as(process.output().toString()).hasSize(1);
            return results(process).get(0);
        }
    }

    private static List<String> results(ChildProcess process) {
        return process.output().stream()
                .filter(line -> line.startsWith("token ") || line.startsWith("failure "))
                .toList();
    }
}
