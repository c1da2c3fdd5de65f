package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.observation.Observation;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.Scope;
import io.certmonitor.simulator.Fault;
import io.certmonitor.simulator.FaultRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault of Azure's in every request of every listing strategy, from the request to the events: a good cycle, one
 * with the fault, and a good one again.
 */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {

    private final FaultyFleet fleet = new FaultyFleet();
    private final Map<String, List<Observation>> goodCycles = new HashMap<>();
    private final CannedAzure foreign;

    FaultMatrixTest() throws IOException {
        foreign = new CannedAzure();
    }

    @AfterEach
    void heal() {
        fleet.heal();
    }

    @AfterAll
    void stop() {
        fleet.close();
        foreign.close();
    }

    Stream<FaultCase> failures() {
        return cases().filter(each -> each.reason() != null);
    }

    Stream<FaultCase> tolerable() {
        return cases().filter(each -> each.reason() == null);
    }

    private Stream<FaultCase> cases() {
        String host = foreign.endpoint().substring("http://".length());
        return Stream.of(ListingStep.values()).flatMap(step -> FaultCase.of(step, host));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aFaultFailsItsScopesAloneAndRemovesNothing(FaultCase broken) {
        String faulty = FaultyFleet.faulty(broken);
        String[] all = fleet.subscriptions(broken.step(), faulty);

        try (SourceUnderTest source = source(broken);
                JudgedCycles cycles = watched(broken.step(), source, all)) {
            spoil(broken, faulty);
            List<ScopeReading> readings = cycles.run();

            failedAlone(readings, fleet.scopes(broken.step(), faulty), broken.reason());
            List<OrderId> readBefore = fleet.ordersOnPages(broken.step(), faulty, broken.pagesRead());
            assertSeen(broken, cycles.seen(), readBefore, faulty);
            healthyAreListed(readings, faulty, all);
            assertThat(cycles.told()).isEmpty();
            showsAll(cycles, all);
            assertThat(healed(cycles, all)).isEmpty();
        }
        assertThat(foreign.requests()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tolerable")
    void aToleratedFaultHidesNoOrder(FaultCase broken) {
        String faulty = FaultyFleet.faulty(broken);
        String[] all = fleet.subscriptions(broken.step(), faulty);

        try (SourceUnderTest source = source(broken);
                JudgedCycles cycles = watched(broken.step(), source, all)) {
            spoil(broken, faulty);
            List<ScopeReading> readings = cycles.run();

            assertThat(readings).noneMatch(ScopeReading.Failed.class::isInstance);
            assertThat(keys(cycles.seen())).isEqualTo(keys(fleet.orders(all)));
            healthyAreListed(readings, "", all);
            Set<OrderId> unreadable = unreadable(broken, faulty);
            assertThat(problems(readings)).containsExactlyInAnyOrderElementsOf(problems(broken, unreadable));
            assertThat(cycles.told()).containsExactlyInAnyOrderElementsOf(told(unreadable, "degraded UNREADABLE"));
            showsAll(cycles, all);
            assertThat(healed(cycles, all))
                    .containsExactlyInAnyOrderElementsOf(told(unreadable, "resolved UNREADABLE recovered"));
        }
    }

    /** Ten thousand pages take seconds, so once for each form of pages: the lists of Resource Manager have the same. */
    @ParameterizedTest(name = "endless paging × {0}")
    @EnumSource(names = {"SUBSCRIPTION_ORDERS", "GRAPH_ORDERS"})
    void anEndlessListingIsGivenUp(ListingStep step) {
        String[] all = fleet.subscriptions(step, FaultyFleet.SMALL);

        try (SourceUnderTest source = source(step, "10s");
                JudgedCycles cycles = watched(step, source, all)) {
            fleet.spoil(step, FaultyFleet.SMALL, FaultRule.always(new Fault.EndlessPaging()));
            List<ScopeReading> readings = cycles.run();

            failedAlone(readings, fleet.scopes(step, FaultyFleet.SMALL), FailureReason.BAD_PAGING);
            assertThat(cycles.seen())
                    .containsAll(fleet.ordersOnPages(step, FaultyFleet.SMALL, 1))
                    .containsAll(healthyOrders(FaultyFleet.SMALL, all));
            healthyAreListed(readings, FaultyFleet.SMALL, all);
            assertThat(cycles.told()).isEmpty();
            showsAll(cycles, all);
            assertThat(healed(cycles, all)).isEmpty();
        }
    }

    /** Cycles of which a good one was judged already, so that every order is known and has its finding. */
    private JudgedCycles watched(ListingStep step, SourceUnderTest source, String... all) {
        JudgedCycles cycles = new JudgedCycles(source.source(), FaultyFleet.some(all), all);
        cycles.judge(goodCycles.computeIfAbsent(step.listing() + List.of(all), key -> goodCycle(step, all)));
        assertThat(cycles.told()).containsExactlyInAnyOrderElementsOf(told(judged(all), FaultyFleet.FINDING_RAISED));
        return cycles;
    }

    private List<Observation> goodCycle(ListingStep step, String... all) {
        try (SourceUnderTest source = source(step, "10s");
                JudgedCycles cycles = new JudgedCycles(source.source(), FaultyFleet.some(all), all)) {
            return cycles.observe();
        }
    }

    /** What a further cycle tells once the fault is over; every scope is read then, by the same source. */
    private List<String> healed(JudgedCycles cycles, String... all) {
        fleet.heal();
        List<ScopeReading> readings = cycles.run();
        assertThat(readings).noneMatch(ScopeReading.Failed.class::isInstance);
        healthyAreListed(readings, "", all);
        showsAll(cycles, all);
        return cycles.told();
    }

    private void showsAll(JudgedCycles cycles, String... all) {
        assertThat(cycles.withdrawn()).isEmpty();
        assertThat(keys(cycles.shown())).isEqualTo(keys(judged(all)));
    }

    private List<OrderId> judged(String... all) {
        return fleet.orders(FaultyFleet.some(all).toArray(String[]::new));
    }

    private static List<String> told(Collection<OrderId> orders, String event) {
        return orders.stream().map(order -> order.key() + ": " + event).toList();
    }

    private void spoil(FaultCase broken, String subscription) {
        FaultRule rule = FaultRule.always(broken.fault());
        Integer page = broken.page();
        fleet.spoil(broken.step(), subscription, page == null ? rule : rule.onPage(page));
    }

    private static void failedAlone(List<ScopeReading> readings, Set<Scope> scopes, @Nullable FailureReason reason) {
        List<ScopeReading.Failed> failed = only(ScopeReading.Failed.class, readings);
        assertThat(failed).extracting(ScopeReading.Failed::scope).containsExactlyInAnyOrderElementsOf(scopes);
        assertThat(failed).extracting(ScopeReading.Failed::reason).containsOnly(reason);
        assertThat(failed)
                .extracting(ScopeReading.Failed::message)
                .allSatisfy(message -> assertThat(message).isNotBlank().doesNotContain("CANARY", "<"));
        assertThat(only(ScopeReading.Listed.class, readings))
                .extracting(ScopeReading.Listed::scope)
                .doesNotContainAnyElementsOf(scopes);
    }

    private void assertSeen(FaultCase broken, Set<OrderId> all, List<OrderId> readBefore, String faulty) {
        List<OrderId> healthy = healthyOrders(faulty, fleet.subscriptions(broken.step(), faulty));
        if (broken.step() == ListingStep.GROUP_ORDERS && broken.reason() == FailureReason.THROTTLED) {
            // One throttled group silences its subscription, before others may have come to their first page.
            Set<OrderId> seen = new HashSet<>(all);
            healthy.forEach(order -> assertThat(seen.remove(order)).isTrue());
            assertThat(readBefore).containsAll(seen);
            assertThat(seen.isEmpty()).isEqualTo(readBefore.isEmpty());
        } else {
            List<OrderId> expected = new ArrayList<>(healthy);
            expected.addAll(readBefore);
            assertThat(keys(all)).isEqualTo(keys(expected));
        }
    }

    /** In the order of the alphabet, which compares a thousand orders faster than in any order. */
    private static List<String> keys(Collection<OrderId> orders) {
        return orders.stream().map(OrderId::key).sorted().toList();
    }

    private List<OrderId> healthyOrders(String faulty, String... all) {
        return fleet.orders(Stream.of(all).filter(each -> !each.equals(faulty)).toArray(String[]::new));
    }

    private void healthyAreListed(List<ScopeReading> readings, String faulty, String... all) {
        List<ScopeReading.Listed> listed = only(ScopeReading.Listed.class, readings);
        for (String subscription : all) {
            if (!subscription.equals(faulty)) {
                assertThat(listed.stream()
                                .filter(each -> each.scope().subscriptionId().equals(subscription))
                                .mapToInt(ScopeReading.Listed::orders)
                                .sum())
                        .as("orders counted in %s", subscription)
                        .isEqualTo(fleet.orders(subscription).size());
            }
        }
    }

    /** The orders in which the fault spoils a value. */
    private Set<OrderId> unreadable(FaultCase broken, String faulty) {
        if (!(broken.fault() instanceof Fault.BadField)) {
            return Set.of();
        }
        Integer page = broken.page();
        if (page == null) {
            return Set.copyOf(fleet.orders(faulty));
        }
        Set<OrderId> spoilt = new HashSet<>(fleet.ordersOnPages(broken.step(), faulty, page));
        fleet.ordersOnPages(broken.step(), faulty, page - 1).forEach(spoilt::remove);
        return spoilt;
    }

    private static List<OrderProblem> problems(FaultCase broken, Set<OrderId> unreadable) {
        return broken.fault() instanceof Fault.BadField bad
                ? unreadable.stream()
                        .map(order -> new OrderProblem(
                                order.name(), bad.path(), bad.value().asText(), OrderProblem.Kind.UNREADABLE))
                        .toList()
                : List.of();
    }

    private static List<OrderProblem> problems(List<ScopeReading> readings) {
        return only(ScopeReading.Listed.class, readings).stream()
                .flatMap(listed -> listed.problems().stream())
                .toList();
    }

    private static <T extends ScopeReading> List<T> only(Class<T> kind, List<ScopeReading> readings) {
        return readings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private SourceUnderTest source(FaultCase broken) {
        return broken.fault() instanceof Fault.Throttle
                ? source(broken.step(), "10s", "max-retries", "8", "max-backoff", "PT0.15S")
                : source(broken.step(), broken.fault() instanceof Fault.Hang ? "PT0.5S" : "10s");
    }

    private SourceUnderTest source(ListingStep step, String requestTimeout, String... more) {
        Stream<String> settings = Stream.of(
                "listing",
                step.listing(),
                "request-timeout",
                requestTimeout,
                "max-retries",
                "1",
                "max-backoff",
                "PT0.01S");
        return new SourceUnderTest(
                fleet.endpoint(), Stream.concat(settings, Stream.of(more)).toArray(String[]::new));
    }
}
