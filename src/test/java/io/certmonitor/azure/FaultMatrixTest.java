package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.order.CertificateOrder;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.OrderId;
import io.certmonitor.order.OrderProblem;
import io.certmonitor.order.Scope;
import io.certmonitor.simulator.Fault;
import io.certmonitor.simulator.FaultRule;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
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

/** Every fault of Azure's in every request of every listing strategy. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {

    private final FaultyFleet fleet = new FaultyFleet();
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
        spoil(broken, faulty);

        try (SourceUnderTest source = source(broken)) {
            List<ScopeReading> readings = source.read(all);

            failedAlone(readings, fleet.scopes(broken.step(), faulty), broken.reason());
            List<OrderId> readBefore = fleet.ordersOnPages(broken.step(), faulty, broken.pagesRead());
            assertSeen(broken, source, readBefore, faulty);
            assertThat(lost(readings, source, all)).isEmpty();
            healthyAreListed(readings, faulty, all);
        }
        assertThat(foreign.requests()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tolerable")
    void aToleratedFaultHidesNoOrder(FaultCase broken) {
        String faulty = FaultyFleet.faulty(broken);
        String[] all = fleet.subscriptions(broken.step(), faulty);
        spoil(broken, faulty);

        try (SourceUnderTest source = source(broken)) {
            List<ScopeReading> readings = source.read(all);

            assertThat(readings).noneMatch(ScopeReading.Failed.class::isInstance);
            assertThat(ids(source)).containsExactlyInAnyOrderElementsOf(fleet.orders(all));
            assertThat(lost(readings, source, all)).isEmpty();
            healthyAreListed(readings, "", all);
            assertThat(problems(readings)).containsExactlyInAnyOrderElementsOf(expectedProblems(broken, faulty));
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"SUBSCRIPTION_ORDERS", "GROUP_ORDERS", "GRAPH_ORDERS"})
    void anEndlessListingIsGivenUp(ListingStep step) {
        String[] all = fleet.subscriptions(step, FaultyFleet.SMALL);
        fleet.spoil(step, FaultyFleet.SMALL, FaultRule.always(new Fault.EndlessPaging()));

        try (SourceUnderTest source = source(step, "10s")) {
            List<ScopeReading> readings = source.read(all);

            failedAlone(readings, fleet.scopes(step, FaultyFleet.SMALL), FailureReason.BAD_PAGING);
            assertThat(ids(source))
                    .containsAll(fleet.ordersOnPages(step, FaultyFleet.SMALL, 1))
                    .containsAll(healthyOrders(FaultyFleet.SMALL, all));
            assertThat(lost(readings, source, all)).isEmpty();
            healthyAreListed(readings, FaultyFleet.SMALL, all);
        }
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

    private void assertSeen(FaultCase broken, SourceUnderTest source, List<OrderId> readBefore, String faulty) {
        List<OrderId> healthy = healthyOrders(faulty, fleet.subscriptions(broken.step(), faulty));
        Set<OrderId> seen = ids(source);
        assertThat(seen).containsAll(healthy);
        seen.removeAll(healthy);
        if (broken.step() == ListingStep.GROUP_ORDERS && broken.reason() == FailureReason.THROTTLED) {
            // One throttled group silences its subscription, before others may have come to their first page.
            assertThat(readBefore).containsAll(seen);
            assertThat(seen.isEmpty()).isEqualTo(readBefore.isEmpty());
        } else {
            assertThat(seen).containsExactlyInAnyOrderElementsOf(readBefore);
        }
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

    /** The known orders that these readings let go of: the complete listing of their scope, or their group, lacks. */
    private Set<OrderId> lost(List<ScopeReading> readings, SourceUnderTest source, String... subscriptions) {
        Set<OrderId> unseen = new HashSet<>(fleet.orders(subscriptions));
        unseen.removeAll(ids(source));
        Set<OrderId> lost = new HashSet<>();
        for (ScopeReading reading : readings) {
            unseen.stream()
                    .filter(order -> reading.scope().contains(order))
                    .filter(order -> removes(reading, order))
                    .forEach(lost::add);
        }
        return lost;
    }

    private static boolean removes(ScopeReading reading, OrderId order) {
        if (reading instanceof ScopeReading.GroupsDiscovered groups) {
            return groups.resourceGroups().stream().noneMatch(order.resourceGroup()::equalsIgnoreCase);
        }
        return reading instanceof ScopeReading.Listed listed
                && listed.problems().stream().noneMatch(each -> each.kind() == OrderProblem.Kind.NOT_AN_ORDER);
    }

    private List<OrderProblem> expectedProblems(FaultCase broken, String faulty) {
        if (!(broken.fault() instanceof Fault.BadField bad)) {
            return List.of();
        }
        Set<OrderId> spoilt = new HashSet<>(fleet.orders(faulty));
        Integer page = broken.page();
        if (page != null) {
            spoilt = new HashSet<>(fleet.ordersOnPages(broken.step(), faulty, page));
            fleet.ordersOnPages(broken.step(), faulty, page - 1).forEach(spoilt::remove);
        }
        return spoilt.stream()
                .map(order ->
                        new OrderProblem(order.name(), bad.path(), bad.value().asText(), OrderProblem.Kind.UNREADABLE))
                .toList();
    }

    private static List<OrderProblem> problems(List<ScopeReading> readings) {
        return only(ScopeReading.Listed.class, readings).stream()
                .flatMap(listed -> listed.problems().stream())
                .toList();
    }

    private static <T extends ScopeReading> List<T> only(Class<T> kind, List<ScopeReading> readings) {
        return readings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Set<OrderId> ids(SourceUnderTest source) {
        Set<OrderId> ids = new HashSet<>();
        source.orders().stream().map(CertificateOrder::id).forEach(ids::add);
        return ids;
    }

    private SourceUnderTest source(FaultCase broken) {
        return broken.fault() instanceof Fault.Throttle
                ? source(broken.step(), "10s", "max-retries", "8", "max-backoff", "PT1S")
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
