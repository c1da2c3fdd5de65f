package io.certmonitor.simulator;

import static io.certmonitor.simulator.FaultableAzure.OTHER;
import static io.certmonitor.simulator.FaultableAzure.SUB;
import static io.certmonitor.simulator.SimulatorClient.errorCode;
import static io.certmonitor.simulator.SimulatorClient.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final FaultableAzure faultable = new FaultableAzure();
    private final ArmSimulator simulator = faultable.simulator;
    private final SimulatorClient client = faultable.client;

    @AfterEach
    void stop() {
        faultable.close();
    }

    @Test
    void aStatusFaultIsInTheErrorEnvelopeAndHasItsRetryAfter() throws Exception {
        faultable.spoil(FaultRule.always(Fault.throttled("7")).inSubscription(SUB));

        HttpResponse<String> response = client.get(orders(SUB));

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(errorCode(response)).isEqualTo("SubscriptionRequestsThrottled");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(client.get(orders(OTHER)).statusCode()).isEqualTo(200);
    }

    @Test
    void aRuleMatchesOnlyItsResourceGroupAndOperation() throws Exception {
        Fault forbidden = Fault.status(403, "AuthorizationFailed", "No.");
        faultable.spoil(
                FaultRule.always(forbidden).inResourceGroup("RG-WEB").on(ArmOperation.LIST_ORDERS_BY_RESOURCE_GROUP));

        assertThat(client.get(orders(SUB, "rg-web")).statusCode()).isEqualTo(403);
        assertThat(client.get(orders(SUB, "rg-api")).statusCode()).isEqualTo(200);
        assertThat(client.get(orders(SUB)).statusCode()).isEqualTo(200);
    }

    @Test
    void aRuleWearsOutAfterItsTimes() throws Exception {
        faultable.spoil(FaultRule.always(Fault.status(503, "ServiceUnavailable", "Later."))
                .times(2));

        assertThat(client.get(orders(SUB)).statusCode()).isEqualTo(503);
        assertThat(client.get(orders(SUB)).statusCode()).isEqualTo(503);
        assertThat(client.get(orders(SUB)).statusCode()).isEqualTo(200);
        assertThat(simulator.faults().rules()).isEmpty();
    }

    @Test
    void aRemovedRuleActsNoMore() throws Exception {
        FaultRule rule = FaultRule.always(new Fault.EmptyBody());
        faultable.spoil(rule);

        assertThat(simulator.faults().remove(rule)).isTrue();
        assertThat(client.get(orders(SUB)).body()).isNotEmpty();
    }

    @Test
    void aWebPageComesWithStatus200() throws Exception {
        faultable.always(new Fault.Html());

        HttpResponse<String> response = client.get(orders(SUB));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(response.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void anEmptyBodyComesWithStatus200() throws Exception {
        faultable.always(new Fault.EmptyBody());

        HttpResponse<String> response = client.get(orders(SUB));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aTruncatedBodyIsTheFirstHalfOfTheRightOne() throws Exception {
        String whole = client.get(orders(SUB)).body();
        faultable.always(new Fault.TruncatedBody());

        HttpResponse<String> response = client.get(orders(SUB));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(whole.substring(0, whole.length() / 2));
    }

    @Test
    void aDelayedAnswerIsRightButLate() throws Exception {
        faultable.always(new Fault.Delay(Duration.ofMillis(150)));
        long started = System.nanoTime();

        HttpResponse<String> response = client.get(orders(SUB));

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void aHangingCallIsNeverAnsweredAndEndsWithTheSimulator() {
        faultable.always(new Fault.Hang());
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.endpoint() + orders(SUB)))
                .header("Authorization", "Bearer token")
                .build();
        CompletableFuture<HttpResponse<String>> call =
                HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
        Awaitility.await().until(() -> simulator.count(ArmOperation.LIST_ORDERS) == 1);
        assertThat(call).isNotDone();

        simulator.close();

        assertThat(call).failsWithin(Duration.ofSeconds(5)).withThrowableThat().withCauseInstanceOf(IOException.class);
    }

    @Test
    void aDroppedConnectionHasNoAnswer() {
        faultable.always(new Fault.DropConnection());

        assertThatThrownBy(() -> client.get(orders(SUB)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void azureIsDownUntilItIsReachableAgain() throws Exception {
        simulator.faults().unreachable(true);
        assertThatThrownBy(() -> client.get("/subscriptions?api-version=2022-12-01"))
                .isInstanceOf(IOException.class);
        assertThat(client.control("GET", "/orders", "").statusCode()).isEqualTo(200);

        simulator.faults().unreachable(false);

        assertThat(client.get(orders(SUB)).statusCode()).isEqualTo(200);
    }

    @Test
    void everyFormOfRetryAfterIsSent() throws Exception {
        String date = "Fri, 20 Nov 2026 10:00:07 GMT";
        faultable.always(new Fault.Status(503, "ServerBusy", "Later.", date, 1_500L));

        assertThat(client.get(orders(SUB)).headers().map())
                .containsEntry("retry-after", List.of(date))
                .containsEntry("x-ms-retry-after-ms", List.of("1500"));
    }

    @Test
    void anAbortedBodyBreaksOff() {
        faultable.always(new Fault.AbortedBody());

        assertThatThrownBy(() -> client.get(orders(SUB)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class)
                .hasMessageContaining("fixed content-length");
    }

    @Test
    void aThrottledSubscriptionEmptiesAndRefillsWithoutTheOthers() throws Exception {
        faultable.spoil(FaultRule.always(new Fault.Throttle(2, 0.5)).inSubscription(SUB));
        client.get(orders(SUB));
        client.get(orders(SUB));

        HttpResponse<String> throttled = client.get(orders(SUB));

        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(client.get(orders(OTHER)).statusCode()).isEqualTo(200);
        faultable.clock.add(Duration.ofSeconds(2));
        assertThat(client.get(orders(SUB)).statusCode()).isEqualTo(200);
        assertThat(client.get(orders(SUB)).statusCode()).isEqualTo(429);
    }

    @Test
    void aThrottledQueryComesBackWhenItsWindowEnds() throws Exception {
        faultable.spoil(FaultRule.always(new Fault.Throttle(2, 0.5)).on(ArmOperation.QUERY_RESOURCES));
        faultable.query(SUB);
        faultable.query(SUB);

        HttpResponse<String> throttled = faultable.query(SUB);

        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValue("x-ms-user-quota-resets-after"))
                .hasValue("00:00:04");
        faultable.clock.add(Duration.ofSeconds(4));
        assertThat(faultable.query(SUB).statusCode()).isEqualTo(200);
    }

    @Test
    void aRuleOfASubscriptionActsOnTheQueriesThatAskIt() throws Exception {
        faultable.spoil(FaultRule.always(Fault.status(503, "ServerBusy", "Later."))
                .inSubscription(OTHER.toUpperCase(Locale.ROOT)));

        assertThat(faultable.query(SUB).statusCode()).isEqualTo(200);
        assertThat(faultable.query(SUB, OTHER).statusCode()).isEqualTo(503);
        assertThat(client.query("token", ResourceGraphTest.body("resources", null, null))
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    void aRuleThatCouldNeverActIsRefused() {
        FaultRule rule = FaultRule.always(new Fault.Hang());

        assertThatThrownBy(() -> rule.times(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("times must be at least 1, not 0");
        assertThatThrownBy(() -> rule.onPage(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pages must be 1 or more and in order, not 0 to 0");
        assertThatThrownBy(() -> rule.onPage(2).fromPage(3)).isInstanceOf(IllegalArgumentException.class);
    }
}
