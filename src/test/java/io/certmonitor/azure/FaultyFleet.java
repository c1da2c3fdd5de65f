package io.certmonitor.azure;

import io.certmonitor.order.OrderId;
import io.certmonitor.order.Scope;
import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.Fault;
import io.certmonitor.simulator.FaultRule;
import io.certmonitor.simulator.RateLimit;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatedOrder;
import io.certmonitor.simulator.SimulatorOptions;
import io.certmonitor.stream.ObservationsJudged;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Healthy subscriptions, and some that faults are put upon, each alone in a query of Resource Graph. */
final class FaultyFleet implements AutoCloseable {

    /** Three resource groups of three orders, on two pages each. */
    static final String FAULTY = "ffffffff-0000-0000-0000-000000000001";
    /** More orders than a page of Resource Graph holds. */
    static final String LARGE = "ffffffff-0000-0000-0000-000000000002";
    /** One order. */
    static final String SMALL = "ffffffff-0000-0000-0000-000000000003";

    /** What is told of each order, and would be resolved if it counted as removed. */
    static final String FINDING_RAISED = "failed ORDER_FAILED";

    private static final List<String> GROUPS = List.of("api", "data", "web");
    private static final int ORDERS_OF_A_GROUP = 3;
    private static final int PAGE_SIZE = 2;
    private static final int SUBSCRIPTIONS_OF_A_QUERY = 299;
    private static final int GRAPH_PAGE_SIZE = 1_000;
    private static final RateLimit PLENTY = new RateLimit(1_000_000, 1_000_000);

    private final SimulatedAzure azure = new SimulatedAzure(Clock.systemUTC());
    private final ArmSimulator simulator = ArmSimulator.start(
            azure,
            SimulatorOptions.builder()
                    .pageSize(PAGE_SIZE)
                    .readLimit(PLENTY)
                    .queryLimit(PLENTY)
                    .build());
    private final List<String> healthy = IntStream.range(0, SUBSCRIPTIONS_OF_A_QUERY)
            .mapToObj("00000000-0000-0000-0000-%012d"::formatted)
            .toList();
    /** By subscription, in lower case. */
    private final Map<String, List<OrderId>> orders;

    FaultyFleet() {
        Stream.concat(Stream.of(FAULTY), healthy.stream().limit(2)).forEach(this::putInEveryGroup);
        healthy.stream().skip(2).forEach(subscription -> put(subscription, "web", "order"));
        IntStream.rangeClosed(0, GRAPH_PAGE_SIZE).forEach(i -> put(LARGE, "many", "order-%04d".formatted(i)));
        put(SMALL, "web", "order");
        orders = azure.orders().stream()
                .map(order -> new OrderId(order.subscriptionId(), order.resourceGroup(), order.name()))
                .collect(Collectors.groupingBy(order -> order.subscriptionId().toLowerCase(Locale.ROOT)));
    }

    String endpoint() {
        return simulator.endpoint().toString();
    }

    /** Healthy subscriptions and last the faulty one, which with Resource Graph fall into different queries. */
    String[] subscriptions(ListingStep step, String faulty) {
        return Stream.concat(healthy.stream().limit(step.queriesGraph() ? healthy.size() : 2), Stream.of(faulty))
                .toArray(String[]::new);
    }

    /** Of such subscriptions, two healthy ones and the faulty one. */
    static Set<String> some(String... all) {
        return Set.of(all[0], all[1], all[all.length - 1]);
    }

    /** The subscription that has a page for the fault. */
    static String faulty(FaultCase broken) {
        return broken.step().queriesGraph() && (broken.page() != null || broken.fault() instanceof Fault.RepeatedOrders)
                ? LARGE
                : FAULTY;
    }

    /** Puts a fault in force, in place of any other. */
    void spoil(ListingStep step, String subscription, FaultRule rule) {
        simulator.faults().clear();
        int before = queriesBefore(step, subscription);
        if (before > 0) {
            simulator
                    .faults()
                    .add(FaultRule.always(new Fault.Delay(Duration.ZERO))
                            .inSubscription(subscription)
                            .times(before));
        }
        simulator.faults().add(rule.inSubscription(subscription).on(step.operation()));
    }

    /** Resource Graph is asked which subscriptions it shows, for each page of their orders, and what it shows again. */
    private int queriesBefore(ListingStep step, String subscription) {
        int pages = (orders(subscription).size() + GRAPH_PAGE_SIZE - 1) / GRAPH_PAGE_SIZE;
        return switch (step) {
            case GRAPH_ORDERS -> 1;
            case GRAPH_SUBSCRIPTIONS_AGAIN -> 1 + pages;
            default -> 0;
        };
    }

    void heal() {
        simulator.faults().clear();
    }

    /** The scopes in which a step reads a subscription. */
    Set<Scope> scopes(ListingStep step, String subscription) {
        return step == ListingStep.GROUP_ORDERS
                ? orders(subscription).stream()
                        .map(order -> Scope.resourceGroup(subscription, order.resourceGroup()))
                        .collect(Collectors.toSet())
                : Set.of(Scope.subscription(subscription));
    }

    /** The orders of some subscriptions. */
    List<OrderId> orders(String... subscriptions) {
        return Stream.of(subscriptions)
                .flatMap(subscription -> orders.getOrDefault(subscription, List.of()).stream())
                .toList();
    }

    /** The orders that are told when so many pages of each of the step's listings are read. */
    List<OrderId> ordersOnPages(ListingStep step, String subscription, int pages) {
        if (step.followsOrders()) {
            return orders(subscription);
        }
        if (!step.listsOrders()) {
            return List.of();
        }
        int most = pages * (step.queriesGraph() ? GRAPH_PAGE_SIZE : PAGE_SIZE);
        List<OrderId> found = new ArrayList<>();
        scopes(step, subscription)
                .forEach(scope -> orders(subscription).stream()
                        .filter(scope::contains)
                        .limit(most)
                        .forEach(found::add));
        return found;
    }

    @Override
    public void close() {
        simulator.close();
    }

    private void putInEveryGroup(String subscription) {
        for (String group : GROUPS) {
            IntStream.range(0, ORDERS_OF_A_GROUP).forEach(i -> put(subscription, group, group + "-" + i));
        }
    }

    private void put(String subscription, String group, String name) {
        azure.putOrder(SimulatedOrder.healthy(ObservationsJudged.NOW, subscription, group, name)
                .status("Revoked")
                .withoutRawData()
                .build());
    }
}
