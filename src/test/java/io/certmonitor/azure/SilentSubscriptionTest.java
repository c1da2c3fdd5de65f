package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Scope;
import io.certmonitor.simulator.ArmOperation;
import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.Fault;
import io.certmonitor.simulator.FaultRule;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatedOrder;
import io.certmonitor.simulator.SimulatorOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A subscription that does not answer must not hold up the round for as long as it has resource groups. */
@Timeout(60)
class SilentSubscriptionTest {

    private static final String SILENT = "11111111-1111-1111-1111-111111111111";
    private static final String HEALTHY = "22222222-2222-2222-2222-222222222222";
    private static final int GROUPS = 30;

    private final SimulatedAzure azure = new SimulatedAzure(Clock.systemUTC());
    private final ArmSimulator simulator = ArmSimulator.start(azure, SimulatorOptions.defaults());

    @BeforeEach
    void addOrders() {
        for (String subscription : List.of(SILENT, HEALTHY)) {
            azure.addSubscription(subscription, subscription);
            for (int i = 0; i < GROUPS; i++) {
                azure.putOrder(SimulatedOrder.healthy(Instant.now(), subscription, "group-" + i, "order")
                        .build());
            }
        }
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @MethodSource("silences")
    void failsTheWaitingScopesOfASubscriptionThatDoesNotAnswerWithoutARequest(
            Fault fault, FailureReason reason, int tried) {
        simulator.faults().add(ordersOf(SILENT, fault));

        try (SourceUnderTest source = source("1")) {
            List<ScopeReading.Failed> failed = failed(source.read(SILENT));

            assertThat(ordersAsked(SILENT)).as("the requests of a few scopes").isLessThanOrEqualTo(tried);
            assertThat(failed)
                    .hasSize(GROUPS)
                    .allMatch(each -> each.reason() == reason)
                    .extracting(ScopeReading.Failed::scope)
                    .doesNotHaveDuplicates();
            assertThat(failed)
                    .extracting(ScopeReading.Failed::message)
                    .filteredOn(message ->
                            message.startsWith("Not tried: the subscription did not answer for resource group "))
                    .hasSizeGreaterThanOrEqualTo(GROUPS - tried);
        }
    }

    static Stream<Arguments> silences() {
        return Stream.of(
                Arguments.of(Fault.throttled("3600"), FailureReason.THROTTLED, 2),
                Arguments.of(new Fault.Hang(), FailureReason.TIMEOUT, 8),
                Arguments.of(new Fault.DropConnection(), FailureReason.UNREACHABLE, 8));
    }

    @Test
    void asksInVainAFewTimesOnlyAndReadsTheOtherSubscriptionsInFull() {
        simulator.faults().add(ordersOf(SILENT, Fault.throttled("0")));

        try (SourceUnderTest source = source("4")) {
            List<ScopeReading> readings = source.read(SILENT, HEALTHY);

            assertThat(readings).hasSize(2 * (1 + GROUPS));
            assertThat(failed(readings))
                    .hasSize(GROUPS)
                    .allMatch(each -> each.scope().subscriptionId().equals(SILENT));
            assertThat(ordersAsked(HEALTHY)).isEqualTo(GROUPS);
            assertThat(ordersAsked(SILENT)).isBetween(2L, 2L * 4);
        }
    }

    @Test
    void triesAfreshInTheNextRound() {
        FaultRule throttled = ordersOf(SILENT, Fault.throttled("0"));
        simulator.faults().add(throttled);

        try (SourceUnderTest source = source("1")) {
            assertThat(failed(source.read(SILENT))).hasSize(GROUPS);
            simulator.faults().clear();
            assertThat(failed(source.read(SILENT))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500})
    void triesEveryScopeOfASubscriptionThatAnswersWithErrors(int status) {
        simulator.faults().add(ordersOf(SILENT, Fault.status(status, "Code", "no")));

        try (SourceUnderTest source = source("4")) {
            assertThat(failed(source.read(SILENT)))
                    .hasSize(GROUPS)
                    .extracting(ScopeReading.Failed::message)
                    .allMatch(message -> message.startsWith("Azure answered " + status));
        }
    }

    @Test
    void readsEveryOtherGroupWhenOneAloneDoesNotAnswer() {
        simulator.faults().add(ordersOf(SILENT, new Fault.DropConnection()).inResourceGroup("group-7"));

        try (SourceUnderTest source = source("1")) {
            assertThat(failed(source.read(SILENT)))
                    .singleElement()
                    .extracting(ScopeReading.Failed::scope)
                    .isEqualTo(Scope.resourceGroup(SILENT, "group-7"));
        }
    }

    @Test
    void keepsWhatWasReadBeforeTheSubscriptionFellSilent() {
        simulator.faults().add(ordersOf(SILENT, Fault.throttled("0")).inResourceGroup("group-7"));

        try (SourceUnderTest source = source("1")) {
            List<ScopeReading> readings = source.read(SILENT);

            List<ScopeReading.Failed> failed = failed(readings);
            assertThat(failed)
                    .extracting(ScopeReading.Failed::scope)
                    .contains(Scope.resourceGroup(SILENT, "group-7"))
                    .hasSizeLessThan(GROUPS);
            assertThat(readings).hasSize(1 + GROUPS);
        }
    }

    private SourceUnderTest source(String concurrency) {
        return new SourceUnderTest(
                simulator.endpoint().toString(),
                "listing",
                "resource-group",
                "concurrency",
                concurrency,
                "max-retries",
                "1",
                "max-backoff",
                "PT0.01S",
                "request-timeout",
                "2s");
    }

    private static FaultRule ordersOf(String subscription, Fault fault) {
        return FaultRule.always(fault).inSubscription(subscription).on(ArmOperation.LIST_ORDERS_BY_RESOURCE_GROUP);
    }

    private long ordersAsked(String subscription) {
        return simulator.requests().stream()
                .filter(request ->
                        request.path().contains(subscription) && request.path().endsWith("/certificateOrders"))
                .count();
    }

    private static List<ScopeReading.Failed> failed(List<ScopeReading> readings) {
        return readings.stream()
                .filter(ScopeReading.Failed.class::isInstance)
                .map(ScopeReading.Failed.class::cast)
                .toList();
    }
}
