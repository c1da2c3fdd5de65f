package io.certmonitor.azure.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.certmonitor.azure.AzureConfigs;
import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.CloudEnvironment;
import io.certmonitor.azure.ScopeReading;
import io.certmonitor.azure.SourceUnderTest;
import io.certmonitor.azure.StandInAzure;
import io.certmonitor.azure.StandInAzure.Sent;
import io.certmonitor.azure.failure.ListingException;
import io.certmonitor.azure.text.PlainText;
import io.certmonitor.config.AzureConfig.Credential;
import io.certmonitor.order.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The real identity library, against hosts that only record. */
@Timeout(60)
class CredentialsTest {

    private static final String TENANT = "22222222-2222-2222-2222-222222222222";
    private static final String CLIENT = "33333333-3333-3333-3333-333333333333";
    private static final String CLOUDS = """
            public, login.microsoftonline.com, https://management.azure.com
            us-government, login.microsoftonline.us, https://management.usgovcloudapi.net
            china, login.chinacloudapi.cn, https://management.chinacloudapi.cn
            """;

    private final StandInAzure azure = new StandInAzure();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void makesEveryKindOfCredential(Credential kind) {
        assertThat(credential(
                                Map.of(),
                                "credential",
                                kind.name(),
                                "tenant-id",
                                "t",
                                "client-id",
                                "c",
                                "client-secret",
                                "s")
                        == null)
                .isEqualTo(kind == Credential.NONE);
    }

    @ParameterizedTest
    @CsvSource(textBlock = CLOUDS)
    void signsInWithASecretAtTheTenantOfTheCloud(String cloud, String authority, String endpoint) {
        AccessToken token = token(Map.of(), clientSecret("cloud", cloud));

        assertThat(token.getToken()).isEqualTo("token-1");
        Sent login = onlyLogin(authority);
        assertThat(login.form())
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("client_id", CLIENT)
                .containsEntry("client_secret", "CANARY")
                .hasEntrySatisfying("scope", containsScope(endpoint));
    }

    @ParameterizedTest
    @CsvSource(textBlock = CLOUDS)
    void signsInWithTheFederatedTokenOfTheServiceAccount(String cloud, String authority, String endpoint)
            throws IOException {
        // As the webhook of workload identity sets it up, in a cluster of the public cloud.
        Map<String, String> environment = workload("AZURE_AUTHORITY_HOST", "https://login.microsoftonline.com/");

        token(environment, "credential", "workload-identity", "cloud", cloud);

        assertThat(onlyLogin(authority).form())
                .containsEntry("client_id", CLIENT)
                .containsEntry("client_assertion", "federated")
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .hasEntrySatisfying("scope", containsScope(endpoint));
    }

    @Test
    void prefersWhatIsConfiguredToTheEnvironmentOfAWorkload() throws IOException {
        Map<String, String> environment = workload("AZURE_TENANT_ID", "another", "AZURE_CLIENT_ID", "another");

        token(environment, "credential", "workload-identity", "tenant-id", TENANT, "client-id", CLIENT);

        assertThat(onlyLogin("login.microsoftonline.com").form()).containsEntry("client_id", CLIENT);
    }

    @Test
    void namesTheFileOfAFederatedTokenThatIsGone() throws IOException {
        Map<String, String> environment = workload();
        Files.delete(folder.resolve("token"));

        assertThat(failure(environment, "credential", "workload-identity").description())
                .isEqualTo("No token could be had: the token file "
                        + PlainText.of(folder.resolve("token").toString()) + " cannot be read");
    }

    @ParameterizedTest
    @CsvSource({
        "public, https://management.azure.com",
        "us-government, https://management.usgovcloudapi.net",
        "china, https://management.chinacloudapi.cn"
    })
    void asksTheMachineForItsIdentity(String cloud, String endpoint) {
        token(Map.of(), "credential", "managed-identity", "client-id", CLIENT, "cloud", cloud);

        assertThat(azure.sent()).singleElement().satisfies(request -> {
            assertThat(request.target()).isEqualTo("http://169.254.169.254/metadata/identity/oauth2/token");
            assertThat(request.metadata()).isEqualTo("true");
            assertThat(request.query()).containsEntry("client_id", CLIENT).containsEntry("resource", endpoint);
        });
    }

    @Test
    void asksForTheIdentityOfTheMachineItselfWhenNoClientIsNamed() {
        token(Map.of(), "credential", "managed-identity");

        assertThat(azure.logins())
                .singleElement()
                .satisfies(request -> assertThat(request.query()).doesNotContainKey("client_id"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = CLOUDS)
    void findsAServicePrincipalInTheEnvironmentByDefault(String cloud, String authority, String endpoint) {
        token(
                Map.of("AZURE_TENANT_ID", TENANT, "AZURE_CLIENT_ID", CLIENT, "AZURE_CLIENT_SECRET", "CANARY"),
                "cloud",
                cloud);

        assertThat(onlyLogin(authority).form())
                .containsEntry("client_secret", "CANARY")
                .hasEntrySatisfying("scope", containsScope(endpoint));
    }

    @ParameterizedTest
    @CsvSource(textBlock = CLOUDS)
    void findsAWorkloadIdentityByDefault(String cloud, String authority, String endpoint) throws IOException {
        token(workload("AZURE_AUTHORITY_HOST", "https://login.microsoftonline.com/"), "cloud", cloud);

        assertThat(onlyLogin(authority).form())
                .containsEntry("client_assertion", "federated")
                .hasEntrySatisfying("scope", containsScope(endpoint));
    }

    @Test
    void takesFromTheDefaultChainTheCredentialThatTheEnvironmentNames() {
        // The library keeps tokens of managed identities for the whole process, by client id.
        String client = "44444444-4444-4444-4444-444444444444";

        token(Map.of("AZURE_TOKEN_CREDENTIALS", "ManagedIdentityCredential"), "client-id", client);

        assertThat(azure.sent()).singleElement().satisfies(request -> {
            assertThat(request.target()).isEqualTo("http://169.254.169.254/metadata/identity/oauth2/token");
            assertThat(request.query()).containsEntry("client_id", client);
        });
    }

    @Test
    void saysWhatTheEnvironmentMayName() {
        assertThat(failure(Map.of("AZURE_TOKEN_CREDENTIALS", "password")).description())
                .startsWith(
                        "No token could be had, since certmonitor.azure.credential lacks what it needs: Invalid value"
                                + " for AZURE_TOKEN_CREDENTIALS: 'password'");
    }

    @Test
    void failsEachScopeWhenNoTokenCanBeHad() {
        List<ScopeReading> readings;
        // Without the environment of a workload identity there is no token, so nothing is sent.
        try (SourceUnderTest source = new SourceUnderTest("https://localhost:1", "credential", "workload-identity")) {
            readings = source.read("11111111-1111-1111-1111-111111111111");
        }

        assertThat(readings).singleElement().isInstanceOfSatisfying(ScopeReading.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(FailureReason.UNAUTHENTICATED);
            assertThat(failed.message()).contains("certmonitor.azure.credential", "Client ID");
        });
    }

    @Test
    void neverShowsTheSecretThatIsRefused() {
        azure.onLogin(request -> StandInAzure.loginRefusal(401, "invalid_client", "AADSTS7000215"));

        ListingException thrown = catchThrowableOfType(ListingException.class, () -> token(Map.of(), clientSecret()));

        assertThat(thrown)
                .hasMessage("No token could be had (AADSTS7000215): the client secret is wrong or has expired; check"
                        + " certmonitor.azure.client-secret")
                .hasNoCause();
    }

    /** The identity library asks for the scopes of OpenID Connect, too. */
    private static Consumer<String> containsScope(String endpoint) {
        return scopes -> assertThat(scopes.split(" ", -1)).contains(endpoint + "/.default");
    }

    private static String[] clientSecret(String... more) {
        return Stream.concat(
                        Stream.of(
                                "credential",
                                "client-secret",
                                "tenant-id",
                                TENANT,
                                "client-id",
                                CLIENT,
                                "client-secret",
                                "CANARY"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private Map<String, String> workload(String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "federated\n");
        Map<String, String> environment = new HashMap<>(Map.of(
                "AZURE_TENANT_ID", TENANT, "AZURE_CLIENT_ID", CLIENT, "AZURE_FEDERATED_TOKEN_FILE", file.toString()));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    private Sent onlyLogin(String authority) {
        assertThat(azure.sent()).allMatch(request -> request.url().getHost().equals(authority));
        assertThat(azure.logins()).singleElement().satisfies(login -> {
            assertThat(login.method()).isEqualTo("POST");
            assertThat(login.target()).isEqualTo("https://" + authority + "/" + TENANT + "/oauth2/v2.0/token");
        });
        return azure.logins().get(0);
    }

    private AccessToken token(Map<String, String> environment, String... namesAndValues) {
        TokenCredential credential = Objects.requireNonNull(credential(environment, namesAndValues));
        AccessToken token = credential.getToken(request(namesAndValues)).block();
        return Objects.requireNonNull(token);
    }

    private AzureFailure failure(Map<String, String> environment, String... namesAndValues) {
        ListingException thrown =
                catchThrowableOfType(ListingException.class, () -> token(environment, namesAndValues));
        assertThat(thrown).isNotNull();
        return thrown.failure();
    }

    private @Nullable TokenCredential credential(Map<String, String> environment, String... namesAndValues) {
        var config = AzureConfigs.of(namesAndValues);
        return Credentials.of(
                config, CloudEnvironment.of(config).authorityHost(), azure, Clock.systemUTC(), environment);
    }

    private static TokenRequestContext request(String... namesAndValues) {
        return new TokenRequestContext()
                .addScopes(CloudEnvironment.of(AzureConfigs.of(namesAndValues)).managementScope())
                .setCaeEnabled(true);
    }
}
