package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.OrderStatus;
import io.certmonitor.order.Scope;
import io.certmonitor.simulator.ArmOperation;
import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.Fault;
import io.certmonitor.simulator.FaultRule;
import io.certmonitor.simulator.ReceivedRequest;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatedOrder;
import io.certmonitor.simulator.SimulatedOrderBuilder;
import io.certmonitor.simulator.SimulatedSubscription;
import io.certmonitor.simulator.SimulatorOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AzureOrderSourceTest {

    private static final String ONE = "11111111-1111-1111-1111-111111111111";
    private static final String TWO = "22222222-2222-2222-2222-222222222222";
    private static final Scope SUBSCRIPTION = Scope.subscription(ONE);

    private final SimulatedAzure azure = new SimulatedAzure(Clock.systemUTC());
    private ArmSimulator simulator = ArmSimulator.start(azure, SimulatorOptions.defaults());

    @BeforeEach
    void addAnOrder() {
        azure.addSubscription(ONE, "First");
        put(healthy("web", "shop"));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void readsTheOrdersOfASubscriptionFromEveryPage() {
        restart(SimulatorOptions.builder().pageSize(3).build());
        for (int i = 1; i <= 10; i++) {
            put(healthy("web", "more-" + i));
        }

        try (SourceUnderTest source = source()) {
            assertThat(source.listed(ONE).orders()).hasSize(11);
        }
        assertThat(simulator.count(ArmOperation.LIST_ORDERS)).isEqualTo(4);
        assertThat(simulator.requests()).allMatch(ReceivedRequest::authorized);
    }

    @Test
    void readsTheCoveredResourceGroupsOneByOne() {
        put(healthy("Web-2", "blog"));
        put(healthy("data", "lake"));

        try (SourceUnderTest source = source("resource-groups.include", "WEB*")) {
            List<ScopeReading> readings = source.read(ONE);

            assertThat(readings.get(0))
                    .isInstanceOfSatisfying(
                            ScopeReading.GroupsDiscovered.class,
                            groups -> assertThat(groups.resourceGroups())
                                    .containsExactlyInAnyOrder("web", "Web-2", "data"));
            assertThat(readings)
                    .filteredOn(ScopeReading.Listed.class::isInstance)
                    .extracting(ScopeReading::scope)
                    .containsExactlyInAnyOrder(Scope.resourceGroup(ONE, "web"), Scope.resourceGroup(ONE, "Web-2"));
            assertThat(readings).hasSize(3);
        }
    }

    @Test
    void findsWhatLiesOnLaterPagesOfEveryListing() throws AzureFailure {
        restart(SimulatorOptions.builder().pageSize(2).build());
        azure.addSubscription(TWO, "Second");
        azure.addSubscription("33333333-3333-3333-3333-333333333333", "Third");
        for (int i = 0; i < 4; i++) {
            put(healthy("group-" + i, "order-" + i));
            put(healthy("web", "more-" + i));
        }

        try (SourceUnderTest source = source("listing", "resource-group")) {
            assertThat(source.subscriptions()).hasSize(3);
            assertThat(source.read(ONE))
                    .hasSize(1 + 5)
                    .filteredOn(ScopeReading.Listed.class::isInstance)
                    .extracting(reading -> ((ScopeReading.Listed) reading).orders())
                    .containsExactlyInAnyOrder(5, 1, 1, 1, 1);
        }
    }

    @Test
    void triesToTellAFailureWhenAReadingCannotBeTaken() {
        List<ScopeReading> taken = new CopyOnWriteArrayList<>();

        try (SourceUnderTest source = source()) {
            source.source().read(List.of(ONE), Duration.ofMinutes(1), reading -> {
                if (reading instanceof ScopeReading.Listed) {
                    throw new IllegalStateException("full");
                }
                taken.add(reading);
            });
        }

        assertThat(taken).hasSize(2);
        assertThat(taken.get(0)).isInstanceOf(ScopeReading.OrdersSeen.class);
        assertThat(taken.get(1))
                .isInstanceOfSatisfying(
                        ScopeReading.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(FailureReason.INTERNAL));
    }

    @Test
    void failsAListingWhoseOrdersCannotBeTaken() {
        List<ScopeReading> taken = new CopyOnWriteArrayList<>();

        try (SourceUnderTest source = source()) {
            source.source().read(List.of(ONE), Duration.ofMinutes(1), reading -> {
                if (reading instanceof ScopeReading.OrdersSeen) {
                    throw new IllegalStateException("full");
                }
                taken.add(reading);
            });
        }

        assertThat(taken).singleElement().isInstanceOf(ScopeReading.Failed.class);
    }

    @Test
    void filtersTheListingOfAWholeSubscription() {
        put(healthy("data", "lake").raw("status", "Odd"));

        try (SourceUnderTest source = source("listing", "subscription", "resource-groups.exclude", "DATA")) {
            SourceUnderTest.Listing listed = source.listed(ONE);

            assertThat(listed.orders()).extracting(order -> order.id().name()).containsExactly("shop");
            assertThat(listed.problems()).isEmpty();
        }
        assertThat(simulator.count(ArmOperation.LIST_RESOURCE_GROUPS)).isZero();
    }

    @Test
    void listsByResourceGroupWhenToldToWithoutAnyFilter() {
        try (SourceUnderTest source = source("listing", "resource-group")) {
            assertThat(source.read(ONE)).hasSize(2);
        }
        assertThat(simulator.count(ArmOperation.LIST_ORDERS)).isZero();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void turnsAFaultIntoAFailureOfItsScopeAlone(Fault fault, FailureReason reason) {
        put(healthy("good", "blog"));
        simulator.faults().add(FaultRule.always(fault).inResourceGroup("web"));

        try (SourceUnderTest source =
                source("listing", "resource-group", "max-retries", "0", "request-timeout", "3s")) {
            List<ScopeReading> readings = source.read(ONE);

            assertThat(readings)
                    .filteredOn(ScopeReading.Failed.class::isInstance)
                    .singleElement()
                    .isInstanceOfSatisfying(ScopeReading.Failed.class, failed -> {
                        assertThat(failed.scope()).isEqualTo(Scope.resourceGroup(ONE, "web"));
                        assertThat(failed.reason()).isEqualTo(reason);
                        assertThat(failed.message()).isNotBlank().doesNotContain("CANARY", "<");
                    });
            assertThat(readings)
                    .filteredOn(ScopeReading.Listed.class::isInstance)
                    .hasSize(1);
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Fault.status(403, "AuthorizationFailed", "CANARY"), FailureReason.FORBIDDEN),
                Arguments.of(Fault.status(401, "ExpiredAuthenticationToken", "CANARY"), FailureReason.UNAUTHENTICATED),
                Arguments.of(Fault.status(404, "ResourceGroupNotFound", "CANARY"), FailureReason.NOT_FOUND),
                Arguments.of(Fault.status(400, "NoRegisteredProviderFound", "CANARY"), FailureReason.REJECTED),
                Arguments.of(Fault.status(503, "ServiceUnavailable", "CANARY"), FailureReason.SERVER_ERROR),
                Arguments.of(Fault.throttled("1"), FailureReason.THROTTLED),
                Arguments.of(new Fault.Html(), FailureReason.NOT_JSON),
                Arguments.of(new Fault.EmptyBody(), FailureReason.NOT_JSON),
                Arguments.of(new Fault.TruncatedBody(), FailureReason.NOT_JSON),
                Arguments.of(new Fault.Hang(), FailureReason.TIMEOUT),
                Arguments.of(new Fault.DropConnection(), FailureReason.UNREACHABLE),
                Arguments.of(new Fault.ForeignNextLink("evil.example"), FailureReason.BAD_PAGING),
                Arguments.of(new Fault.LoopingNextLink(), FailureReason.BAD_PAGING));
    }

    @Test
    void readsASubscriptionWithoutTheProviderAsEmpty() {
        simulator
                .faults()
                .add(FaultRule.always(Fault.status(409, "MissingSubscriptionRegistration", "not registered")));

        try (SourceUnderTest source = source()) {
            assertThat(source.listed(ONE).orders()).isEmpty();
        }
        assertThat(simulator.requests())
                .hasSize(1)
                .allMatch(request -> request.method().equals("GET"));
    }

    @Test
    void failsTheWholeSubscriptionWhenItsGroupsCannotBeListed() {
        simulator.faults().add(FaultRule.always(new Fault.Html()).on(ArmOperation.LIST_RESOURCE_GROUPS));

        try (SourceUnderTest source = source("listing", "resource-group")) {
            assertThat(source.failed(ONE).scope()).isEqualTo(SUBSCRIPTION);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"list-resource-groups", "list-subscriptions"})
    void followsNoForeignLinkInAnyListing(String operation) {
        ArmOperation faulty = Stream.of(ArmOperation.values())
                .filter(each -> each.id().equals(operation))
                .findFirst()
                .orElseThrow();
        simulator
                .faults()
                .add(FaultRule.always(new Fault.ForeignNextLink("evil.example")).on(faulty));

        try (SourceUnderTest source = source("listing", "resource-group")) {
            if (faulty == ArmOperation.LIST_SUBSCRIPTIONS) {
                assertThatThrownBy(source::subscriptions).hasMessageContaining("leads away");
            } else {
                assertThat(source.failed(ONE).reason()).isEqualTo(FailureReason.BAD_PAGING);
            }
        }
    }

    @Test
    void waitsAsLongAsAzureAsksButNoLongerThanAllowed() {
        simulator.faults().add(FaultRule.always(Fault.throttled("3600")).times(2));

        try (SourceUnderTest source = source("max-backoff", "PT0.05S")) {
            assertThat(source.listed(ONE).orders()).hasSize(1);
            assertThat(source.requests()).extracting(AzureRequest::code).containsExactly(429, 429, 200);
            assertThat(source.requests().get(0).throttled()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"408, true", "429, true", "500, true", "503, true", "501, false", "400, false", "403, false"})
    void triesAgainOnlyAfterAnswersThatMayChange(int status, boolean triesAgain) {
        simulator
                .faults()
                .add(FaultRule.always(Fault.status(status, "Code", "no")).times(1));

        try (SourceUnderTest source = source("max-backoff", "PT0.01S")) {
            source.read(ONE);

            assertThat(source.requests()).hasSize(triesAgain ? 2 : 1);
        }
    }

    @Test
    void triesAgainAfterAHungAnswer() {
        simulator.faults().add(FaultRule.always(new Fault.Hang()).times(1));

        try (SourceUnderTest source = source("request-timeout", "2s", "max-backoff", "PT0.01S")) {
            assertThat(source.listed(ONE).orders()).hasSize(1);
            assertThat(source.requests()).extracting(AzureRequest::code).containsExactly(0, 200);
        }
    }

    @Test
    void keepsAnOrderWhoseDateCannotBeReadAndOneWhoseStatusIsNew() {
        put(healthy("web", "broken").raw("expirationTime", "soon"));
        put(healthy("web", "new").status("Hibernating"));

        try (SourceUnderTest source = source()) {
            SourceUnderTest.Listing listed = source.listed(ONE);

            assertThat(listed.orders()).hasSize(3);
            assertThat(listed.problems())
                    .containsExactlyInAnyOrder(
                            new OrderProblem("broken", "expirationTime", "soon", OrderProblem.Kind.UNREADABLE),
                            new OrderProblem("new", "status", "Hibernating", OrderProblem.Kind.UNKNOWN_VALUE));
        }
    }

    @Test
    void tellsOfEveryRequestWithWhatIsLeftOfTheRateLimits() {
        try (SourceUnderTest source = source()) {
            source.read(ONE);

            assertThat(source.requests()).singleElement().satisfies(request -> {
                assertThat(request.operation()).isEqualTo("list_orders");
                assertThat(request.subscriptionId()).isEqualTo(ONE);
                assertThat(request.code()).isEqualTo(200);
                assertThat(request.duration()).isPositive();
                assertThat(request.rateLimitRemaining()).containsKey("subscription-reads");
            });
        }
    }

    @Test
    void findsTheSubscriptionsThatAreAlive() throws AzureFailure {
        for (String state : List.of("Warned", "PastDue", "Disabled", "Deleted")) {
            String id = "33333333-0000-0000-0000-%012d".formatted(state.hashCode() & 0xffff);
            azure.addSubscription(new SimulatedSubscription(id, state, SimulatedSubscription.DEFAULT_TENANT, state));
        }

        try (SourceUnderTest source = source()) {
            assertThat(source.subscriptions())
                    .extracting(Subscription::displayName)
                    .containsExactlyInAnyOrder("First", "Warned", "PastDue");
        }
    }

    @Test
    void takesConfiguredSubscriptionsWithoutAsking() throws AzureFailure {
        try (SourceUnderTest source = source("subscriptions", TWO + "," + TWO)) {
            assertThat(source.subscriptions()).containsExactly(new Subscription(TWO, TWO));
        }
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void readsOnWhenOneSubscriptionFails() {
        azure.addSubscription(TWO, "Second");
        simulator
                .faults()
                .add(FaultRule.always(Fault.status(403, "AuthorizationFailed", "no"))
                        .inSubscription(TWO));

        try (SourceUnderTest source = source()) {
            assertThat(source.read(ONE, TWO))
                    .hasSize(2)
                    .hasAtLeastOneElementOfType(ScopeReading.Listed.class)
                    .hasAtLeastOneElementOfType(ScopeReading.Failed.class);
        }
    }

    @Test
    void tellsOfAnAzureThatIsNotThere() {
        simulator.close();

        try (SourceUnderTest source = source("max-retries", "0")) {
            assertThat(source.failed(ONE).reason()).isEqualTo(FailureReason.UNREACHABLE);
            assertThatThrownBy(source::subscriptions).isInstanceOf(AzureFailure.class);
        }
        simulator = ArmSimulator.start(azure, SimulatorOptions.defaults());
    }

    @Test
    void readsManyGroupsOfSeveralSubscriptions() {
        for (int i = 0; i < 40; i++) {
            put(healthy("group-" + i, "order-" + i));
        }
        put(SimulatedOrder.healthy(Instant.now(), TWO, "only", "one"));

        try (SourceUnderTest source = source("listing", "resource-group", "concurrency", "2")) {
            List<ScopeReading> readings = source.read(ONE, TWO);

            assertThat(readings).hasSize(2 + 41 + 1).noneMatch(ScopeReading.Failed.class::isInstance);
        }
    }

    @Test
    void readsTheSameOrderFromAHealthySimulatorAsTheSimulatorHolds() {
        try (SourceUnderTest source = source()) {
            CertificateOrder order = source.listed(ONE).orders().get(0);

            assertThat(order.id()).isEqualTo(new OrderId(ONE, "WEB", "SHOP"));
            assertThat(order.hasStatus(OrderStatus.ISSUED)).isTrue();
            assertThat(order.certificateNotAfter()).isAfter(Instant.now().plus(Duration.ofDays(119)));
            assertThat(order.unreadable()).isEmpty();
        }
    }

    private SourceUnderTest source(String... namesAndValues) {
        return new SourceUnderTest(simulator.endpoint().toString(), namesAndValues);
    }

    private void restart(SimulatorOptions options) {
        simulator.close();
        simulator = ArmSimulator.start(azure, options);
    }

    private static SimulatedOrderBuilder healthy(String resourceGroup, String name) {
        return SimulatedOrder.healthy(Instant.now(), ONE, resourceGroup, name);
    }

    private void put(SimulatedOrderBuilder order) {
        azure.putOrder(order.build());
    }
}
