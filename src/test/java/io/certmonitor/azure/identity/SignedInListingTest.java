package io.certmonitor.azure.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.certmonitor.azure.AzureConfigs;
import io.certmonitor.azure.AzureFailure;
import io.certmonitor.azure.CloudEnvironment;
import io.certmonitor.azure.StandInAzure;
import io.certmonitor.azure.StandInAzure.Answer;
import io.certmonitor.azure.StandInAzure.Sent;
import io.certmonitor.azure.http.AzurePipeline;
import io.certmonitor.azure.listing.PipelineUnderTest;
import io.certmonitor.config.AzureConfig;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeten.extra.MutableClock;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Listings through the whole pipeline, signed in by the real identity library. */
@Timeout(60)
class SignedInListingTest {

    private static final String TENANT = "22222222-2222-2222-2222-222222222222";
    private static final String MANAGEMENT = "management.azure.com";
    private static final String LOGIN = "login.microsoftonline.com";
    private static final String CLAIMS = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}";

    private final StandInAzure azure = new StandInAzure();
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void usesOneTokenForAllSubscriptionsAtOnce() throws Exception {
        PipelineUnderTest client = client();
        List<Callable<Void>> listings = IntStream.range(0, 40)
                .<Callable<Void>>mapToObj(i -> () -> {
                    client.list(subscription(i));
                    return null;
                })
                .toList();
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            for (Future<Void> listing : workers.invokeAll(listings)) {
                listing.get();
            }
        } finally {
            workers.shutdown();
        }

        assertThat(azure.logins()).hasSize(1);
        assertThat(azure.listings()).hasSize(40).allSatisfy(request -> {
            assertThat(request.url().getHost()).isEqualTo(MANAGEMENT);
            assertThat(request.authorization()).isEqualTo("Bearer token-1");
        });
    }

    @Test
    void sendsTheTokenToTheConfiguredEndpointOnlyAndAsksForItForTheCloud() throws AzureFailure {
        client("endpoint", "https://arm.example").list(subscription(1));

        assertThat(azure.listings())
                .extracting(request -> request.url().getHost())
                .containsExactly("arm.example");
        assertThat(azure.logins()).singleElement().satisfies(login -> {
            assertThat(login.url().getHost()).isEqualTo(LOGIN);
            assertThat(login.authorization()).isNull();
            assertThat(login.form().get("scope")).contains("https://" + MANAGEMENT + "/.default");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/next",
        "https://management.azure.com.evil.example/next",
        "https://management.azure.com@evil.example/next",
        "http://management.azure.com/next",
        "https://management.azure.com:8443/next"
    })
    void leavesALinkToElsewhereAlone(String link) {
        azure.onListing(request -> StandInAzure.answer(200, "{\"value\": [], \"nextLink\": \"" + link + "\"}"));

        assertThat(failure(client()).reason()).isEqualTo(FailureReason.BAD_PAGING);
        assertThat(azure.listings()).hasSize(1);
        assertThat(azure.sent())
                .filteredOn(request -> request.authorization() != null)
                .extracting(Sent::target)
                .allMatch(target -> target.startsWith("https://" + MANAGEMENT + "/"));
    }

    @Test
    void takesANewTokenWhenTheOldOneHasRunOut() throws AzureFailure {
        azure.onLogin(request -> azure.token(azure.logins().size() == 1 ? 0 : 3_600));
        PipelineUnderTest client = client();

        for (int i = 0; i < 3; i++) {
            client.list(subscription(i));
        }

        assertThat(azure.listings())
                .extracting(Sent::authorization)
                .containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-2");
    }

    @ParameterizedTest
    @CsvSource({
        "ExpiredAuthenticationToken, 'the token has expired; check the clock of this machine'",
        "InvalidAuthenticationTokenTenant, 'the token is of another tenant than the subscription; check"
                + " certmonitor.azure.tenant-id'",
        "InvalidAuthenticationToken, 'the token was refused; check certmonitor.azure.tenant-id, .cloud and .credential'"
    })
    void saysWhatToCheckWhenATokenIsRefused(String code, String advice) {
        azure.onListing(request -> StandInAzure.refusal(401, code));

        AzureFailure failure = failure(client());

        assertThat(failure.reason()).isEqualTo(FailureReason.UNAUTHENTICATED);
        assertThat(failure.description()).isEqualTo("Azure answered 401 " + code + ": " + advice);
        assertThat(azure.listings()).hasSize(1);
    }

    @Test
    void answersTheChallengeOfARevokedTokenWithANewOneForAllSubscriptions() throws AzureFailure {
        PipelineUnderTest client = client();
        client.list(subscription(1));
        azure.onListing(request -> "Bearer token-1".equals(request.authorization())
                ? challenge()
                : StandInAzure.answer(200, "{\"value\": []}"));

        client.list(subscription(2));
        client.list(subscription(3));

        assertThat(azure.listings())
                .extracting(Sent::authorization)
                .containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2", "Bearer token-2");
        assertThat(azure.logins())
                .hasSize(2)
                .last()
                .satisfies(login -> assertThat(login.form().get("claims")).contains("\"nbf\"", "1604106651"));
    }

    @Test
    void givesUpWhenTheAnswerToAChallengeIsRefusedToo() {
        azure.onListing(request -> challenge());

        AzureFailure failure = failure(client());

        assertThat(failure.reason()).isEqualTo(FailureReason.UNAUTHENTICATED);
        assertThat(failure.description()).startsWith("Azure answered 401 InvalidAuthenticationToken: the token was");
        assertThat(azure.listings()).hasSize(2);
    }

    @Test
    void saysWhyTheNewTokenForAChallengeIsNotGiven() {
        azure.onLogin(request -> azure.logins().size() == 1
                ? azure.token(3_600)
                : StandInAzure.loginRefusal(400, "invalid_grant", "AADSTS53003"));
        azure.onListing(request -> challenge());

        AzureFailure failure = failure(client());

        assertThat(failure.reason()).isEqualTo(FailureReason.UNAUTHENTICATED);
        assertThat(failure.description()).startsWith("No token could be had (AADSTS53003): a Conditional Access");
    }

    @ParameterizedTest
    @CsvSource({"401, invalid_client, AADSTS7000222", "400, unauthorized_client, AADSTS700016"})
    void showsTheCodeOfARefusedLoginAndNothingElseOfIt(int status, String error, String code) {
        azure.onLogin(request -> StandInAzure.loginRefusal(status, error, code));

        AzureFailure failure = failure(client());

        assertThat(failure.reason()).isEqualTo(FailureReason.UNAUTHENTICATED);
        assertThat(failure.description()).contains("(" + code + ")").doesNotContain("CANARY");
        assertThat(azure.listings()).isEmpty();
    }

    @Test
    void endsALoginThatDoesNotAnswer() {
        azure.onLogin(request -> StandInAzure.SILENCE);

        AzureFailure failure = failure(client("request-timeout", "300ms"));

        assertThat(failure.reason()).isEqualTo(FailureReason.UNAUTHENTICATED);
        assertThat(failure.description())
                .startsWith("No token could be had: the login did not answer within certmonitor.azure.request-timeout");
        assertThat(azure.listings()).isEmpty();
    }

    @Test
    void saysThatItIsNotTheLoginThatHangs() {
        azure.onListing(request -> Mono.error(new TimeoutException()));

        AzureFailure failure = failure(client("max-retries", "0"));

        assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT);
        assertThat(failure.description()).doesNotContain("token").doesNotContain("login");
    }

    @Test
    void saysThatTheLoginIsThrottledWhenItWouldHaveToWaitTooLong() throws AzureFailure {
        // The first login of a process takes its time, and is not what is under test.
        client().list(subscription(1));
        azure.onLogin(request -> throttled());

        AzureFailure failure = failure(client("request-timeout", "2s", "max-backoff", "10s"));

        assertThat(failure.reason()).isEqualTo(FailureReason.UNAUTHENTICATED);
        assertThat(failure.description())
                .isEqualTo("No token could be had: the login is throttled (429); the next" + " poll tries again");
        assertThat(azure.logins()).hasSize(2);
    }

    @Test
    void triesAThrottledLoginAgainInTime() throws AzureFailure {
        azure.onLogin(request -> azure.logins().size() < 3 ? throttled() : azure.token(3_600));

        client("max-backoff", "10ms").list(subscription(1));

        assertThat(azure.logins()).hasSize(3);
        assertThat(azure.listings()).hasSize(1);
    }

    @Test
    void letsAFailedLoginRestForAMomentAndThenTriesAgain() throws AzureFailure {
        azure.onLogin(request -> StandInAzure.loginRefusal(401, "invalid_client", "AADSTS7000215"));
        PipelineUnderTest client = client();

        AzureFailure first = failure(client);
        clock.add(Login.REST.minusMillis(1));
        AzureFailure second = failure(client);

        assertThat(second.description()).isEqualTo(first.description());
        assertThat(azure.logins()).hasSize(1);

        clock.add(Duration.ofMillis(1));
        azure.onLogin(request -> azure.token(3_600));
        client.list(subscription(1));

        assertThat(azure.logins()).hasSize(2);
    }

    @Test
    void doesNotRestLongerBecauseTheClockWasSetBack() {
        azure.onLogin(request -> StandInAzure.loginRefusal(401, "invalid_client", "AADSTS7000215"));
        PipelineUnderTest client = client();

        failure(client);
        clock.add(Duration.ofHours(-1));
        failure(client);

        assertThat(azure.logins()).hasSize(2);
    }

    private static Mono<Answer> throttled() {
        return StandInAzure.answer(429, "{\"error\": \"temporarily_unavailable\"}", "Retry-After", "3600");
    }

    private static Mono<Answer> challenge() {
        String claims = Base64.getEncoder().encodeToString(CLAIMS.getBytes(StandardCharsets.UTF_8));
        return StandInAzure.answer(
                401,
                "{\"error\": {\"code\": \"InvalidAuthenticationToken\", \"message\": \"CANARY\"}}",
                "WWW-Authenticate",
                "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\","
                        + " error=\"insufficient_claims\", claims=\"" + claims + "\"");
    }

    private static AzureFailure failure(PipelineUnderTest client) {
        AzureFailure failure = catchThrowableOfType(AzureFailure.class, () -> client.list(subscription(1)));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static Scope subscription(int number) {
        return Scope.subscription("11111111-1111-1111-1111-%012d".formatted(number));
    }

    private PipelineUnderTest client(String... more) {
        AzureConfig config = AzureConfigs.of(Stream.of(
                        Stream.of("credential", "client-secret", "tenant-id", TENANT),
                        Stream.of("client-id", "a-client", "client-secret", "CANARY"),
                        Stream.of(more))
                .flatMap(Function.identity())
                .toArray(String[]::new));
        CloudEnvironment cloud = CloudEnvironment.of(config);
        var credential = Credentials.of(config, cloud.authorityHost(), azure, clock);
        return new PipelineUnderTest(
                AzurePipeline.create(
                        config, cloud, azure, credential, clock, Schedulers.boundedElastic(), request -> {}),
                cloud);
    }
}
