package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certmonitor.config.AzureConfig;
import io.certmonitor.order.FailureReason;
import io.certmonitor.simulator.ArmOperation;
import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.Fault;
import io.certmonitor.simulator.FaultRule;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatedOrder;
import io.certmonitor.simulator.SimulatorOptions;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages take memory, so few of them wait to be told, however slow whoever is told may be. */
@Timeout(60)
class UntoldPagesTest {

    private static final int CONCURRENCY = 3;
    private static final int PAGES_IN_MEMORY = 2 * CONCURRENCY;
    private static final int PAGES_OF_A_SUBSCRIPTION = 3;
    private static final int PLENTY = 1_000;
    private static final Duration AMPLE = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration A_WHILE = Duration.ofMillis(500);
    private static final List<String> SUBSCRIPTIONS = IntStream.range(0, 30)
            .mapToObj("11111111-1111-1111-1111-%012d"::formatted)
            .toList();

    private final SimulatedAzure azure = new SimulatedAzure(Clock.systemUTC());
    private final ArmSimulator simulator =
            ArmSimulator.start(azure, SimulatorOptions.builder().pageSize(1).build());
    private final Vertx vertx = Vertx.vertx();
    private final Semaphore takes = new Semaphore(0);
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final AtomicInteger mostUntold = new AtomicInteger();
    private final List<ScopeReading> ends = new CopyOnWriteArrayList<>();

    @BeforeEach
    void addOrders() {
        for (String subscription : SUBSCRIPTIONS) {
            IntStream.range(0, PAGES_OF_A_SUBSCRIPTION)
                    .forEach(
                            i -> azure.putOrder(SimulatedOrder.healthy(Instant.now(), subscription, "web", "order-" + i)
                                    .withoutRawData()
                                    .build()));
        }
    }

    @AfterEach
    void stop() {
        takes.release(PLENTY);
        simulator.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscription", "resource-group"})
    void asksForNoMorePagesThanMayWaitAndReadsAllOnceTheyAreTaken(String listing) {
        AzureOrderSource source = source(listing, "request-timeout", "10s");
        CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> read(source, AMPLE));

        await().until(() -> takes.getQueueLength() == CONCURRENCY);
        await().during(A_WHILE).atMost(AMPLE).until(() -> answered.get() <= PAGES_IN_MEMORY);
        IntStream.range(0, PLENTY).forEach(i -> takes.release());

        assertThat(reading).succeedsWithin(AMPLE);
        assertThat(listed()).isEqualTo(SUBSCRIPTIONS.size());
        assertThat(told).hasValue(SUBSCRIPTIONS.size() * PAGES_OF_A_SUBSCRIPTION);
        assertThat(mostUntold.get()).isLessThanOrEqualTo(PAGES_IN_MEMORY);
        source.close();
    }

    @Test
    void readsTheOthersWhileSomeSubscriptionsHang() {
        List<String> hanging = SUBSCRIPTIONS.subList(0, PAGES_IN_MEMORY);
        hanging.forEach(id -> simulator.faults().add(ordersOf(id, new Fault.Hang())));
        takes.release(PLENTY);
        AzureOrderSource source = source("subscription", "request-timeout", "5s", "max-retries", "0");

        read(source, AMPLE);

        assertThat(listed()).isEqualTo(SUBSCRIPTIONS.size() - hanging.size());
        assertThat(mostUntold.get()).isLessThanOrEqualTo(PAGES_IN_MEMORY);
        source.close();
    }

    @Test
    void holdsNoPlaceForAnAnswerThatIsTriedAgainLater() {
        List<String> throttled = SUBSCRIPTIONS.subList(0, 2 * PAGES_IN_MEMORY);
        throttled.forEach(id -> simulator.faults().add(ordersOf(id, Fault.throttled("30"))));
        takes.release(PLENTY);
        AzureOrderSource source = source("subscription", "request-timeout", "1s", "max-backoff", "30s");

        read(source, SHORT);

        assertThat(listed()).isEqualTo(SUBSCRIPTIONS.size() - throttled.size());
        source.close();
    }

    @Test
    void losesNoPlaceWhenTheTimeIsUpWhilePagesWait() {
        AzureOrderSource source = source("subscription", "request-timeout", "1s");

        read(source, SHORT);

        assertThat(ends)
                .hasSize(SUBSCRIPTIONS.size())
                .allMatch(
                        end -> end instanceof ScopeReading.Failed failed && failed.reason() == FailureReason.DEADLINE);
        assertThat(answered.get()).isLessThanOrEqualTo(PAGES_IN_MEMORY);
        ends.clear();
        takes.release(PLENTY);
        read(source, AMPLE);
        assertThat(listed()).isEqualTo(SUBSCRIPTIONS.size());
        source.close();
    }

    @Test
    void letsGoOfWhoWaitsWhenItIsClosedWhilePagesWait() {
        AzureOrderSource source = source("subscription", "request-timeout", "10s");
        CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> read(source, AMPLE));
        await().until(() -> answered.get() == PAGES_IN_MEMORY);

        source.close();

        assertThat(reading)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(CancellationException.class);
        assertThat(answered).hasValue(PAGES_IN_MEMORY);
    }

    private AzureOrderSource source(String listing, String... more) {
        AzureConfig config = AzureConfigs.of(Stream.concat(
                        Stream.of(
                                "endpoint",
                                simulator.endpoint().toString(),
                                "credential",
                                "none",
                                "listing",
                                listing,
                                "concurrency",
                                String.valueOf(CONCURRENCY)),
                        Stream.of(more))
                .toArray(String[]::new));
        return new AzureOrderSource(config, ScopeFilters.of(config), vertx, Clock.systemUTC(), this::count);
    }

    /** Counts the pages of orders that have arrived, before the source goes on with them. */
    private void count(AzureRequest request) {
        if (request.code() == 200 && request.operation().equals(Operation.LIST_ORDERS.label())) {
            int untold = answered.incrementAndGet() - told.get();
            mostUntold.accumulateAndGet(untold, Math::max);
        }
    }

    private void read(AzureOrderSource source, Duration budget) {
        source.read(SUBSCRIPTIONS, budget, reading -> {
            if (reading instanceof ScopeReading.OrdersSeen) {
                take();
            } else if (!(reading instanceof ScopeReading.GroupsDiscovered)) {
                ends.add(reading);
            }
        });
    }

    private void take() {
        try {
            takes.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("given up", e);
        }
        told.incrementAndGet();
    }

    private long listed() {
        return ends.stream().filter(ScopeReading.Listed.class::isInstance).count();
    }

    private static FaultRule ordersOf(String subscription, Fault fault) {
        return FaultRule.always(fault).inSubscription(subscription).on(ArmOperation.LIST_ORDERS);
    }
}
