package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Scope;
import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.Fault;
import io.certmonitor.simulator.FaultRule;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatedOrder;
import io.certmonitor.simulator.SimulatorOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the time of a poll cycle does not suffice for is told, and comes first in the next. */
@Timeout(60)
class DeadlineTest {

    private static final Duration BUDGET = Duration.ofMillis(1_500);
    private static final List<String> SUBSCRIPTIONS = IntStream.range(0, 30)
            .mapToObj("11111111-1111-1111-1111-%012d"::formatted)
            .toList();

    private final SimulatedAzure azure = new SimulatedAzure(Clock.systemUTC());
    private final ArmSimulator simulator = ArmSimulator.start(
            azure, SimulatorOptions.builder().latency(Duration.ofMillis(100)).build());

    @BeforeEach
    void addOrders() {
        for (String subscription : SUBSCRIPTIONS) {
            azure.putOrder(SimulatedOrder.healthy(Instant.now(), subscription, "web", "shop")
                    .build());
        }
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void failsWhatItDidNotGetToAndReadsThatFirstNextTime() {
        try (SourceUnderTest source = source("subscription")) {
            source.read(SUBSCRIPTIONS.get(0));
            List<ScopeReading> readings = source.read(BUDGET, ids());

            List<String> unfinished = failed(readings).stream()
                    .map(failed -> failed.scope().subscriptionId())
                    .toList();
            assertThat(readings).as("each scope ends once").hasSize(SUBSCRIPTIONS.size());
            assertThat(unfinished).isNotEmpty().hasSizeLessThan(SUBSCRIPTIONS.size());
            assertThat(failed(readings)).allSatisfy(failed -> {
                assertThat(failed.reason()).isEqualTo(FailureReason.DEADLINE);
                assertThat(failed.message()).contains("certmonitor.poll.interval");
            });
            int before = simulator.requests().size();

            source.read(BUDGET, ids());

            List<String> asked = simulator.requests().stream()
                    .skip(before)
                    .map(request -> request.path().split("/", -1)[2])
                    .toList();
            assertThat(unfinished).contains(asked.get(0), asked.get(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscription", "resource-group", "resource-graph"})
    void tellsWhatStoodInTheWay(String listing) {
        try (SourceUnderTest source = source(listing)) {
            source.read(SUBSCRIPTIONS.get(1));
            simulator.faults().add(FaultRule.always(Fault.throttled("30")).inSubscription(SUBSCRIPTIONS.get(0)));

            assertThat(failed(source.read(BUDGET, SUBSCRIPTIONS.get(0))))
                    .singleElement()
                    .satisfies(failed -> {
                        assertThat(failed.scope()).isEqualTo(Scope.subscription(SUBSCRIPTIONS.get(0)));
                        assertThat(failed.message()).contains("the last try was answered 429");
                    });
        }
    }

    @Test
    void readsTheResourceGroupsFirstThatWereNotReadLastTime() {
        String subscription = SUBSCRIPTIONS.get(0);
        for (int i = 0; i < 30; i++) {
            azure.putOrder(SimulatedOrder.healthy(Instant.now(), subscription, "group-" + i, "shop")
                    .build());
        }
        try (SourceUnderTest source = source("resource-group")) {
            source.read(SUBSCRIPTIONS.get(1));
            List<Scope> unfinished = failed(source.read(BUDGET, subscription)).stream()
                    .map(ScopeReading.Failed::scope)
                    .toList();
            assertThat(unfinished).isNotEmpty().noneMatch(scope -> scope.resourceGroup() == null);
            int before = simulator.requests().size();

            source.read(BUDGET, subscription);

            String first = simulator.requests().stream()
                    .skip(before)
                    .map(request -> request.path().split("/", -1))
                    .filter(path -> path.length > 5)
                    .map(path -> path[4])
                    .findFirst()
                    .orElseThrow();
            assertThat(unfinished).contains(Scope.resourceGroup(subscription, first));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscription", "resource-group", "resource-graph"})
    void sendsNoRequestWhenTheTimeIsUp(String listing) {
        simulator.faults().add(FaultRule.always(new Fault.Hang()));

        try (SourceUnderTest source = new SourceUnderTest(
                simulator.endpoint().toString(),
                "listing",
                listing,
                "concurrency",
                "2",
                "max-retries",
                "0",
                "request-timeout",
                "1s")) {
            assertThat(failed(source.read(Duration.ofSeconds(1), ids()))).hasSize(SUBSCRIPTIONS.size());

            assertThat(source.requests())
                    .as("two at once, and two that have stalled")
                    .hasSizeLessThanOrEqualTo(4);
        }
    }

    private SourceUnderTest source(String listing) {
        return new SourceUnderTest(
                simulator.endpoint().toString(), "listing", listing, "concurrency", "1", "request-timeout", "1s");
    }

    private static String[] ids() {
        return SUBSCRIPTIONS.toArray(String[]::new);
    }

    private static List<ScopeReading.Failed> failed(List<ScopeReading> readings) {
        return readings.stream()
                .filter(ScopeReading.Failed.class::isInstance)
                .map(ScopeReading.Failed.class::cast)
                .toList();
    }
}
