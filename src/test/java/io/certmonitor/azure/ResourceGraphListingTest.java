package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.config.AzureConfig;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Scope;
import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.Fault;
import io.certmonitor.simulator.FaultRule;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatedOrder;
import io.certmonitor.simulator.SimulatedSubscription;
import io.certmonitor.simulator.SimulatorOptions;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Resource Graph hides must not look removed. */
@Timeout(60)
class ResourceGraphListingTest {

    private static final String ONE = "11111111-1111-1111-1111-111111111111";
    private static final String TWO = "22222222-2222-2222-2222-222222222222";

    private final SimulatedAzure azure = new SimulatedAzure(Clock.systemUTC());
    private final ArmSimulator simulator = ArmSimulator.start(azure, SimulatorOptions.defaults());
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger queries = new AtomicInteger();
    private final List<ScopeReading> readings = new CopyOnWriteArrayList<>();

    @BeforeEach
    void addOrders() {
        for (String subscription : List.of(ONE, TWO)) {
            azure.addSubscription(subscription, subscription);
            azure.putOrder(SimulatedOrder.healthy(Instant.now(), subscription, "web", "shop")
                    .build());
        }
    }

    @AfterEach
    void stop() {
        simulator.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void asksForTheSubscriptionsBeforeAndAfterTheOrders() {
        read(() -> {});

        assertThat(readings)
                .filteredOn(ScopeReading.Listed.class::isInstance)
                .extracting(ScopeReading::scope)
                .containsExactlyInAnyOrder(Scope.subscription(ONE), Scope.subscription(TWO));
        assertThat(queries).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void failsASubscriptionThatIsHiddenAfterAQuery(int query) {
        SimulatedSubscription shown = azure.subscription(ONE).orElseThrow();

        read(() -> {
            if (queries.get() == query) {
                azure.addSubscription(shown.inResourceGraph(false));
            }
        });

        assertThat(readings)
                .filteredOn(reading -> reading.scope().equals(Scope.subscription(ONE)))
                .filteredOn(reading -> !(reading instanceof ScopeReading.OrdersSeen))
                .singleElement()
                .isInstanceOfSatisfying(
                        ScopeReading.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(FailureReason.NOT_FOUND));
        assertThat(readings)
                .filteredOn(ScopeReading.Listed.class::isInstance)
                .singleElement()
                .extracting(ScopeReading::scope)
                .isEqualTo(Scope.subscription(TWO));
    }

    @ParameterizedTest
    @CsvSource({"403, FORBIDDEN", "500, SERVER_ERROR"})
    void failsEverySubscriptionWhenItCannotBeAskedAgain(int status, FailureReason reason) {
        simulator.faults().add(FaultRule.always(new Fault.Delay(Duration.ZERO)).times(2));
        simulator.faults().add(FaultRule.always(Fault.status(status, "Code", "no")));

        read(() -> {});

        assertThat(readings)
                .filteredOn(ScopeReading.OrdersSeen.class::isInstance)
                .hasSize(2);
        assertThat(readings)
                .filteredOn(reading -> !(reading instanceof ScopeReading.OrdersSeen))
                .hasSize(2)
                .allSatisfy(reading -> assertThat(reading)
                        .isInstanceOfSatisfying(
                                ScopeReading.Failed.class,
                                failed -> assertThat(failed.reason()).isEqualTo(reason)));
    }

    private void read(Runnable afterEachQuery) {
        AzureConfig config = AzureConfigs.of(
                "endpoint",
                simulator.endpoint().toString(),
                "credential",
                "none",
                "listing",
                "resource-graph",
                "max-retries",
                "0");
        AzureOrderSource source =
                new AzureOrderSource(config, ScopeFilters.of(config), vertx, Clock.systemUTC(), request -> {
                    queries.incrementAndGet();
                    afterEachQuery.run();
                });
        source.read(List.of(ONE, TWO), Duration.ofMinutes(1), readings::add);
        source.close();
    }
}
