package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.simulator.ArmSimulator;
import io.certmonitor.simulator.Fault;
import io.certmonitor.simulator.FaultRule;
import io.certmonitor.simulator.SimulatedAzure;
import io.certmonitor.simulator.SimulatedOrder;
import io.certmonitor.simulator.SimulatorOptions;
import io.certmonitor.tracing.RecordedTraces;
import io.certmonitor.tracing.Step;
import io.certmonitor.tracing.TraceNames;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each listing is a step below the cycle, each try of a request one below its listing, and no order is one. */
@Timeout(60)
class TracedListingTest {

    private static final String ONE = "11111111-1111-1111-1111-111111111111";
    private static final String TWO = "22222222-2222-2222-2222-222222222222";
    private static final int ORDERS = 25;

    private final SimulatedAzure azure = new SimulatedAzure(Clock.systemUTC());
    private final ArmSimulator simulator =
            ArmSimulator.start(azure, SimulatorOptions.builder().pageSize(10).build());
    private final RecordedTraces traces = new RecordedTraces();
    private final Step cycle = traces.tracing().start().begin("cycle");
    private final List<String> toldWithin = new CopyOnWriteArrayList<>();

    @BeforeEach
    void addOrders() {
        azure.addSubscription(TWO, "empty");
        for (int i = 0; i < ORDERS; i++) {
            azure.putOrder(SimulatedOrder.healthy(Instant.now(), ONE, i == 0 ? "web" : "shop", "order-" + i)
                    .build());
        }
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void eachSubscriptionIsAStepWithItsPagesBelow() {
        read("listing", "subscription");

        assertThat(traces.steps("list scope")).hasSize(2).allSatisfy(this::isBelowTheCycle);
        SpanData listing = listingOf(ONE);
        assertThat(number(listing, TraceNames.ORDERS)).isEqualTo(ORDERS);
        assertThat(number(listing, TraceNames.FAILED_SCOPES)).isZero();
        assertThat(below(listing)).hasSize(3).allSatisfy(request -> {
            assertThat(request.getName()).isEqualTo("azure list_orders");
            assertThat(request.getKind()).isEqualTo(SpanKind.CLIENT);
            assertThat(number(request, TraceNames.HTTP_STATUS)).isEqualTo(200);
            assertThat(text(request, TraceNames.SERVER_ADDRESS)).isEqualTo("127.0.0.1");
            assertThat(text(request, TraceNames.HTTP_METHOD)).isEqualTo("GET");
        });
        assertThat(traces.steps()).hasSize(2 + 3 + 1);
    }

    @Test
    void whatIsToldIsToldWithinTheStepOfItsListing() {
        read("listing", "subscription");

        assertThat(toldWithin)
                .containsOnly(RecordedTraces.traceparent(listingOf(ONE)), RecordedTraces.traceparent(listingOf(TWO)));
    }

    @Test
    void theDiscoveryOfResourceGroupsAndEachGroupAreSteps() {
        read("listing", "resource-group");

        assertThat(traces.steps("list scope")).hasSize(4).allSatisfy(this::isBelowTheCycle);
        assertThat(traces.steps("list scope"))
                .filteredOn(step -> text(step, TraceNames.RESOURCE_GROUP).equals("shop"))
                .singleElement()
                .satisfies(step -> assertThat(number(step, TraceNames.ORDERS)).isEqualTo(ORDERS - 1));
        assertThat(traces.steps("list scope"))
                .filteredOn(step -> text(step, TraceNames.RESOURCE_GROUP).equals("null"))
                .extracting(step -> number(step, TraceNames.RESOURCE_GROUPS))
                .containsExactlyInAnyOrder(2L, 0L);
    }

    @Test
    void subscriptionsThatAreAskedForTogetherAreOneStep() {
        read("listing", "resource-graph");

        SpanData listing = traces.only("list scope");
        assertThat(number(listing, TraceNames.SCOPES)).isEqualTo(2);
        assertThat(number(listing, TraceNames.ORDERS)).isEqualTo(ORDERS);
        assertThat(below(listing)).isNotEmpty().allMatch(step -> step.getName().equals("azure query_resources"));
    }

    @Test
    void eachTryIsAStepAndThoseThatFailSayWhy() {
        simulator.faults().add(FaultRule.always(Fault.status(503, "Busy", "no")).times(1));

        read("listing", "subscription", "max-backoff", "10ms");

        assertThat(traces.steps("azure list_orders"))
                .filteredOn(step -> step.getStatus().getStatusCode() == StatusCode.ERROR)
                .singleElement()
                .satisfies(step -> {
                    assertThat(text(step, TraceNames.ERROR_TYPE)).isEqualTo("503");
                    assertThat(number(step, TraceNames.HTTP_STATUS)).isEqualTo(503);
                });
        assertThat(traces.steps("list scope")).allMatch(step -> step.getStatus().getStatusCode() != StatusCode.ERROR);
    }

    @Test
    void aListingThatFailsSaysWhy() {
        simulator.faults().unreachable(true);

        read("listing", "subscription", "max-retries", "0");

        assertThat(traces.steps("list scope")).hasSize(2).allSatisfy(step -> {
            assertThat(text(step, TraceNames.ERROR_TYPE)).isEqualTo("unreachable");
            assertThat(number(step, TraceNames.FAILED_SCOPES)).isEqualTo(1);
        });
        assertThat(traces.steps("azure list_orders"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(text(step, TraceNames.ERROR_TYPE))
                        .startsWith("java.")
                        .endsWith("Exception"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscription", "resource-group", "resource-graph"})
    void noStepHoldsAnAddressAQueryOrWhatIsInOrders(String listing) {
        read("listing", listing);

        assertThat(traces.steps())
                .extracting(step -> step.getName() + step.getAttributes() + step.getEvents() + step.getStatus())
                .noneMatch(text -> text.contains("api-version") || text.contains("order-1") || text.contains("://"));
    }

    private void read(String... settings) {
        try (SourceUnderTest source = new SourceUnderTest(simulator.endpoint().toString(), settings)) {
            cycle.run(() -> source.source()
                    .read(
                            List.of(ONE, TWO),
                            Duration.ofMinutes(1),
                            reading ->
                                    toldWithin.add(String.valueOf(Step.current().traceparent()))));
        }
    }

    private void isBelowTheCycle(SpanData step) {
        assertThat(step.getParentSpanContext().getSpanId())
                .isEqualTo(String.valueOf(cycle.traceparent()).split("-", 4)[2]);
    }

    private SpanData listingOf(String subscription) {
        return traces.steps("list scope").stream()
                .filter(step -> text(step, TraceNames.SUBSCRIPTION_ID).equals(subscription))
                .findFirst()
                .orElseThrow();
    }

    private List<SpanData> below(SpanData parent) {
        return traces.steps().stream()
                .filter(step -> step.getParentSpanId().equals(parent.getSpanId()))
                .toList();
    }

    private static String text(SpanData step, String attribute) {
        return String.valueOf(step.getAttributes().get(AttributeKey.stringKey(attribute)));
    }

    private static long number(SpanData step, String attribute) {
        Long value = step.getAttributes().get(AttributeKey.longKey(attribute));
        return value == null ? -1 : value;
    }
}
