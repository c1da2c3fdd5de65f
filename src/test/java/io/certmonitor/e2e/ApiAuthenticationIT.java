package io.certmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.certmonitor.broker.TokenIssuer;
import io.certmonitor.process.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The packaged service with a login for its API, or without one, as it comes. */
class ApiAuthenticationIT {

    private static final String AUDIENCE = "certmonitor";
    private static final String ROLE = "certificates";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void onlyAValidTokenForTheMonitorOpensTheApiAndTheOtherPortAsksForNone() throws Exception {
        try (MonitorRig rig = new MonitorRig();
                TokenIssuer issuer = TokenIssuer.start("nobody", "nothing");
                TokenIssuer stranger = TokenIssuer.start("nobody", "nothing")) {
            ServiceProcess service = loginAt(rig, issuer).start();
            URI orders = service.applicationUri().resolve("api/v1/orders");

            assertThat(get(orders, null).statusCode()).isEqualTo(401);
            assertThat(get(orders, null).headers().firstValue("WWW-Authenticate"))
                    .contains("Bearer");
            assertThat(get(orders, "no-token").statusCode()).isEqualTo(401);
            assertThat(get(orders, stranger.token(AUDIENCE)).statusCode()).isEqualTo(401);
            assertThat(get(orders, issuer.token("another-service")).statusCode())
                    .isEqualTo(401);
            assertThat(get(orders, issuer.token(AUDIENCE)).statusCode()).isEqualTo(200);
            assertThat(get(service.applicationUri().resolve("api//v1/orders"), null)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(get(service.applicationUri(), null).statusCode()).isEqualTo(401);

            assertThat(rig.metrics(service)).contains("certmonitor_build_info");
            JsonNode document = rig.api(service, service.managementUri() + "q/openapi?format=json");
            assertThat(document.at("/components/securitySchemes/token/scheme").asText())
                    .isEqualTo("bearer");
            assertThat(document.at("/security/0").has("token")).isTrue();
            assertThat(document.path("paths")
                            .path("/api/v1/orders")
                            .at("/get/responses")
                            .fieldNames())
                    .toIterable()
                    .contains("401", "403");
        }
    }

    @Test
    void aTokenNeedsOneOfTheRolesWhereThereAreAny() throws Exception {
        try (MonitorRig rig = new MonitorRig();
                TokenIssuer issuer = TokenIssuer.start("nobody", "nothing")) {
            ServiceProcess service = loginAt(rig, issuer)
                    .with("CERTMONITOR_API_ROLES", "auditors," + ROLE)
                    .start();
            URI orders = service.applicationUri().resolve("api/v1/orders");

            assertThat(get(orders, null).statusCode()).isEqualTo(401);
            assertThat(get(orders, issuer.token(AUDIENCE, "others")).statusCode())
                    .isEqualTo(403);
            assertThat(get(orders, issuer.token(AUDIENCE, "others", ROLE)).statusCode())
                    .isEqualTo(200);
        }
    }

    /** The provider may be away when the monitor starts: what it tells must not depend on that. */
    @Test
    void withoutItsProviderTheApiStaysClosedAndTheMonitorGoesOn() throws Exception {
        try (MonitorRig rig = new MonitorRig();
                TokenIssuer issuer = TokenIssuer.start("nobody", "nothing")) {
            ServiceProcess service = loginAt(rig, issuer)
                    .with("QUARKUS_OIDC_AUTH_SERVER_URL", "http://127.0.0.1:1")
                    .start();

            assertThat(get(service.applicationUri().resolve("api/v1/orders"), issuer.token(AUDIENCE))
                            .statusCode())
                    .isGreaterThanOrEqualTo(401);
            rig.awaitPolls(1);
        }
    }

    @Test
    void asItComesTheApiAsksForNothing() throws Exception {
        try (MonitorRig rig = new MonitorRig()) {
            ServiceProcess service = rig.start();

            assertThat(get(service.applicationUri().resolve("api/v1/orders"), null)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(rig.api(service, service.managementUri() + "q/openapi?format=json")
                            .at("/components/securitySchemes")
                            .isMissingNode())
                    .isTrue();
        }
    }

    private static MonitorRig loginAt(MonitorRig rig, TokenIssuer issuer) {
        return rig.with("CERTMONITOR_API_AUTHENTICATION", "true")
                .with("QUARKUS_OIDC_AUTH_SERVER_URL", issuer.issuer().toString())
                .with("QUARKUS_OIDC_TOKEN_AUDIENCE", AUDIENCE);
    }

    private HttpResponse<String> get(URI uri, @Nullable String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
